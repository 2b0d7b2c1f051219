import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '../postgres/as-actor.ts';
import { betterAuthWithProvider, boundCredentials, PROVIDER_ID } from './better-auth.ts';
import { isRefusal } from './refusal.ts';

/** The page of the provider to go to, with the cookies that tie its answer to this browser. */
export type ProviderVisit = { readonly address: string; readonly cookies: readonly string[] };
export type ProviderProof = {
  readonly accountId: string;
  /** The provider says that it asked for more than a password. */
  readonly secondFactor: boolean;
  readonly onward: string;
};
export type ProviderRefused = { readonly kind: 'provider-away' | 'provider-refused' | 'no-account-for-staff-code' };

const AT_ONCE = 3;
const PATIENCE = 15_000;
/** Means of authentication that are more than knowing a password (RFC 8176). */
const MORE_THAN_A_PASSWORD: ReadonlySet<unknown> = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'sms', 'fpt', 'face']);

let underWay = 0;

/** A slow provider must not hold all connections to the database: more than a few visitors at once are told to come back. */
async function fewAtOnce<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  if (underWay >= AT_ONCE) return null;
  underWay += 1;
  const tooLong = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE).unref());
  try {
    return await Promise.race([ask(), tooLong]);
  } finally {
    underWay -= 1;
  }
}

/** Begins a visit to the provider (authorization code with PKCE, state and nonce). */
export async function visitProvider(tx: Tx, onward: string): Promise<Result<ProviderVisit, ProviderRefused>> {
  const { provider } = boundCredentials();
  if (provider === null) return err({ kind: 'provider-away' });
  const begun = await fewAtOnce(async () => {
    const auth = await betterAuthWithProvider(tx, provider, {});
    const body = { provider: PROVIDER_ID, callbackURL: onward, errorCallbackURL: '/dang-nhap', disableRedirect: true };
    return auth.api.signInSocial({ body, returnHeaders: true }).catch((error: unknown) => {
      if (isRefusal(error)) return null; // its description could not be read
      throw error;
    });
  });
  const address = begun?.response.url;
  if (!begun || !address) return err({ kind: 'provider-away' });
  return ok({ address, cookies: begun.headers.getSetCookie() });
}

/**
 * Takes the provider's answer: the code is exchanged, the token verified, the staff code looked up. What better-auth
 * would open for its own is not handed on; who it is, is.
 */
export async function providerAnswer(
  tx: Tx,
  request: Request,
  accountOf: (staffCode: string) => Promise<string | null>,
): Promise<Result<ProviderProof, ProviderRefused>> {
  const { provider } = boundCredentials();
  if (provider === null) return err({ kind: 'provider-away' });
  const found: { proved: string | null; mapped: string | null; asked: boolean; secondFactor: boolean } = {
    proved: null,
    mapped: null,
    asked: false,
    secondFactor: false,
  };
  const answer = await fewAtOnce(async () => {
    const auth = await betterAuthWithProvider(tx, provider, {
      proved: (accountId) => {
        found.proved = accountId;
      },
      accountOfProfile: async (profile) => {
        const code = profile[provider.staffCodeClaim];
        found.asked = true;
        found.mapped = typeof code === 'string' && code !== '' ? await accountOf(code) : null;
        return found.mapped;
      },
      authenticatedBy: (means) => {
        found.secondFactor = Array.isArray(means) && means.some((one) => MORE_THAN_A_PASSWORD.has(one));
      },
    });
    const answered = await auth.handler(request);
    const inner = await auth.$context;
    if (found.proved !== null) await inner.internalAdapter.deleteUserSessions(found.proved);
    return answered;
  });
  if (!answer) return err({ kind: 'provider-away' });
  const { proved, mapped, asked, secondFactor } = found;
  if (asked && mapped === null) return err({ kind: 'no-account-for-staff-code' });
  if (proved === null || proved !== mapped) return err({ kind: 'provider-refused' });
  return ok({ accountId: proved, secondFactor, onward: answer.headers.get('Location') ?? '' });
}
