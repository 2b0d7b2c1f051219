import type { MiddlewareHandler } from 'hono';
import { WORKER } from '#src/kernel/actor.ts';
import { addressHere } from '#src/platform/http/address.ts';
import { type Held, holding, sentForm } from '#src/platform/http/held-form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import type { SiteEnv } from '#src/platform/http/site-env.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { PasswordField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { proveInSession, type Standing, standingOf } from '../app/step-up.command.ts';
import { STEP_UP_PATHS } from '../domain/step-up.ts';
import { tellOfSecondUse } from './owner-told.ts';
import { HeldForm } from './held-form.tsx';
import { CodeField } from './sign-in.page.tsx';
import { sentenceOf, type Words, wordsOf } from './words.ts';

/** The fields by which a proof comes along with a form that was held. */
const PROOFS = { code: 'code', password: 'proof' } as const;
const HELD_MARK = 'held-for-proof';

/** Before what matters most, the one place that asks for a proof: the form waits on its page and goes on from there. */
export function stepUpRoutes(site: Site): void {
  for (const path of STEP_UP_PATHS) site.post(path, stepUp);
}

const stepUp: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const token = c.get('sessionToken');
  const standing =
    token === null || c.get('actor').kind !== 'person' ? null : await asActor(WORKER, (tx) => standingOf(tx, token));
  if (token === null || !standing || standing.showable === 'nothing') return next();
  const sent = await sentForm(c);
  const isHeld = sent.get(HELD_MARK) !== null;
  const proof = isHeld ? proofTaken(sent, standing) : null;
  if (standing.isFresh) return next();
  const errors = isHeld ? await faultsOf(c, proof, standing, token) : [];
  if (isHeld && errors.length === 0) return next();
  const page = proofPage(wordsOf(c), { held: holding(c, sent), standing, errors, back: backOf(c) });
  return c.html(renderPage(c.get('visit'), page), 422);
};

const fieldOf = ({ showable }: Standing): string => (showable === 'code' ? PROOFS.code : PROOFS.password);

/** Takes the proof out of the form, so that nothing behind sees it. */
function proofTaken(sent: FormData, standing: Standing): string | null {
  const proof = sent.get(fieldOf(standing));
  sent.delete(fieldOf(standing));
  sent.delete(HELD_MARK);
  return typeof proof === 'string' ? proof : null;
}

/** What is wrong with a proof, as errors of the page; nothing where it was right. */
async function faultsOf(
  c: SiteContext,
  proof: string | null,
  standing: Standing,
  token: string,
): Promise<readonly FieldError[]> {
  const fault = (message: string) => [{ field: fieldOf(standing), message }];
  if (standing.showable === 'provider' || proof === null) return fault(wordsOf(c).stepUp.notYet);
  const proved = await proveInSession(standing, { proof, token, address: c.get('address') });
  if (proved.ok) return [];
  tellOfSecondUse(c, standing.accountId, proved.error);
  return fault(sentenceOf(wordsOf(c), proved.error));
}

/** The page where the form stood, for whoever thinks better of it. */
function backOf(c: SiteContext): string {
  const from = URL.parse(c.req.header('Referer') ?? '');
  return from !== null && from.origin === new URL(c.req.url).origin
    ? addressHere(from.pathname + from.search)
    : '/viec';
}

type ProofShown = {
  readonly held: Held;
  readonly standing: Standing;
  readonly errors: readonly FieldError[];
  readonly back: string;
};

function proofPage(words: Words, { held, standing, errors, back }: ProofShown): Page {
  const { stepUp: said } = words;
  const { showable } = standing;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <HeldForm held={held}>
        <input type="hidden" name={HELD_MARK} value="1" />
        {showable === 'code' && <CodeField words={words} error={errors[0]?.message} backup />}
        {showable === 'password' && (
          <PasswordField
            name={PROOFS.password}
            label={words.own.current}
            kept="current"
            error={errors[0]?.message}
            required
          />
        )}
        {showable === 'provider' && (
          <p>
            {said.byProvider} <Link to="/dang-nhap">{words.signIn}</Link>
          </p>
        )}
        <SubmitRow label={said.goOn} cancel={back} />
      </HeldForm>
    </>
  );
  return { title: said.title, head: { title: said.title, lead: said.lead[showable] }, body };
}
