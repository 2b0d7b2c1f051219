import { LANGUAGES } from '#src/kernel/language.ts';
import { readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { mailIsSetUp } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { accessOf } from '#src/year-round/accounts/app/access.query.ts';
import { keepChoices } from '../app/choices.command.ts';
import { choicesOf } from '../app/choices.query.ts';
import { BY_MAIL, type Choice, type Choices, UNCHOSEN } from '../domain/delivery.ts';
import type { Concern } from '../domain/notice-kind.ts';
import { choicesPage } from './choices.page.tsx';
import { wordsFor } from './words.ts';

const HOME = '/tai-khoan/thong-bao';

/** How one's own notices come. Whoever is not signed in goes to sign in first: letters lead here. */
export function choiceRoutes(site: Site): void {
  site.get(HOME, (c) => (c.get('visit').person ? show(c) : seeOther(c, `/dang-nhap?ve=${HOME}`)));
  site.post(HOME, (c) => (c.get('visit').person ? keep(c) : seeOther(c, `/dang-nhap?ve=${HOME}`)));
}

async function show(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const shown = await asActor(actor, async (tx) => ({
    choices: await choicesOf(tx, actor),
    email: (await accessOf(tx, actor.id))?.email ?? null,
  }));
  const visit = c.get('visit');
  return c.html(renderPage(visit, choicesPage(visit, { ...shown, mailIsSetUp: mailIsSetUp() })));
}

async function keep(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const choices = choicesIn(await readForm(c));
  await asActor(actor, (tx) => keepChoices(tx, actor, choices));
  return seeOther(c, HOME, { text: wordsFor(c.get('visit').language).choices.saved });
}

/** What a form says; what is none of the answers is as if nothing were chosen. */
function choicesIn(form: SentForm): Choices {
  const of = (concern: Concern): Choice => ({
    inApp: form.value(`app-${concern}`) === '1',
    byMail: BY_MAIL.find((way) => way === form.value(`mail-${concern}`)) ?? UNCHOSEN.of[concern].byMail,
  });
  const hour = form.value('hour');
  return {
    of: {
      deadlines: of('deadlines'),
      'entered-for-unit': of('entered-for-unit'),
      conversation: of('conversation'),
      other: of('other'),
    },
    digestHour: /^(1?\d|2[0-3])$/.test(hour) ? Number(hour) : UNCHOSEN.digestHour,
    language: LANGUAGES.find((language) => language === form.value('language')) ?? UNCHOSEN.language,
  };
}
