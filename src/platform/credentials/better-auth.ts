import type { BetterAuthOptions } from 'better-auth';
import type { Tx } from '../postgres/as-actor.ts';
import { backupCodes } from './random-code.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';

/** An identity provider of the agency, as the operator's variables name it. */
export type Provider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that carries the staff code. */
  readonly staffCodeClaim: string;
  /** What stands on the button: «Đăng nhập bằng …». */
  readonly label: string;
};

export type CredentialSettings = {
  readonly secret: () => string;
  readonly publicUrl: string;
  readonly provider: Provider | null;
};

export const PROVIDER_ID = 'agency';

let bound: CredentialSettings | null = null;

/** Says where this installation is reached and under which secret it stores; called once by whoever starts a process. */
export function bindCredentials(settings: CredentialSettings): void {
  bound = settings;
}

export const boundCredentials = (): CredentialSettings => {
  if (bound === null) throw new Error('credentials are not bound: the process has not said its settings');
  return bound;
};

/** What one use of better-auth is allowed and tells back. */
export type Use = {
  /** The caller has already proved who asks: no password is asked again. */
  readonly vouched?: boolean;
  /** Told whose identity was proved. */
  readonly proved?: (accountId: string) => void;
  /** For a use that talks to the identity provider: which account a profile of it belongs to. */
  readonly accountOfProfile?: (profile: Readonly<Record<string, unknown>>) => Promise<string | null>;
  /** Told by what means the provider made sure (`amr` of its token, RFC 8176). */
  readonly authenticatedBy?: (means: unknown) => void;
};

/** Our accounts have no address of their own there: it keys a user by one, so it gets the account's id. */
export const keyOf = (accountId: string): string => `${accountId}@account.invalid`;

/** Who somebody is has been read from the provider's tokens; nothing is ever done with them later, so they are not kept. */
const withoutTokens = async () => ({
  data: {
    accessToken: null,
    refreshToken: null,
    idToken: null,
    accessTokenExpiresAt: null,
    refreshTokenExpiresAt: null,
  },
});

function optionsFor(tx: Tx, use: Use, plugins: NonNullable<BetterAuthOptions['plugins']>): BetterAuthOptions {
  const { secret, publicUrl } = boundCredentials();
  return {
    appName: 'Thi đua',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: secret(),
    database: { db: tx, type: 'postgres', schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1, // our own rules speak before, in words
      maxPasswordLength: 1024,
      password: {
        hash: hashPassword,
        verify: async ({ hash, password }) => use.vouched === true || (await passwordMatches(hash, password)),
      },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [PROVIDER_ID], requireLocalEmailVerified: false } },
    databaseHooks: {
      session: { create: { after: async (session) => use.proved?.(session.userId) } },
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
    },
    plugins,
    rateLimit: { enabled: false }, // ours stands in the database, by account and by address
    telemetry: { enabled: false },
    logger: { disabled: true },
    // the test of drift looks at the tables; looking again at each sign-in would cost more than the sign-in
    advanced: {
      database: { generateId: 'uuid', validateSchema: false },
      useSecureCookies: publicUrl.startsWith('https:'),
    },
  };
}

/**
 * better-auth over the transaction in hand: what it writes stands or falls with everything else that is done. Making it
 * takes about a millisecond; loading its code a third of a second, once, at the first sign-in and not at the start.
 */
export async function betterAuthOver(tx: Tx, use: Use = {}) {
  const [{ betterAuth }, { twoFactor }, { bearer }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('better-auth/plugins/bearer'),
  ]);
  const plugins = [
    twoFactor({
      issuer: 'Thi đua',
      allowPasswordless: true,
      backupCodeOptions: { customBackupCodesGenerate: backupCodes },
    }),
    bearer(),
  ] as const;
  return betterAuth({ ...optionsFor(tx, use, []), plugins: [...plugins] });
}

/** The claims of an identity token that better-auth has verified. */
function claimsOf(idToken: string | undefined): Readonly<Record<string, unknown>> {
  const payload = idToken?.split('.')[1];
  return payload ? (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>) : {};
}

/** better-auth with the agency's provider; asks the provider for its own description each time it is made. */
export async function betterAuthWithProvider(tx: Tx, provider: Provider, use: Use) {
  const [{ betterAuth }, { genericOAuth }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/generic-oauth'),
  ]);
  const accountOf = use.accountOfProfile ?? (async () => null);
  const oidc = genericOAuth({
    config: [
      {
        providerId: PROVIDER_ID,
        discoveryUrl: `${provider.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scopes: ['openid', 'profile', 'email'],
        pkce: true,
        disableSignUp: true,
        requireIdTokenVerification: true,
        accountSubject: ({ tokens, profile }) => {
          use.authenticatedBy?.(claimsOf(tokens.idToken)['amr']);
          const code = profile[provider.staffCodeClaim];
          return typeof code === 'string' ? code : '';
        },
        mapProfileToUser: async (profile) => {
          const accountId = await accountOf(profile);
          return { email: accountId === null ? 'nobody@account.invalid' : keyOf(accountId), emailVerified: true };
        },
      },
    ],
  });
  return betterAuth(optionsFor(tx, use, [oidc]));
}
