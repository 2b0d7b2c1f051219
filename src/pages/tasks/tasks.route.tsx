import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { inLanguage } from '#src/kernel/language.ts';
import type { Site } from '#src/platform/http/site.ts';
import { seeOther } from '#src/platform/http/form.ts';
import { readNoticesOfUnits } from '#src/year-round/notices/app/read-notices.command.ts';
import { noticesFor } from '#src/year-round/notices/app/notices.query.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { forbidden } from '#src/web/answer.ts';
import { workingDaysAround } from '#src/year-round/calendar/app/holidays.query.ts';
import { type Today, wordsIn } from './due-words.ts';
import { sideOf } from './side.query.ts';
import { countOf, tasksOnDay } from './tasks-on-day.ts';
import { tasksPage } from './tasks.page.tsx';
import { waitingFor } from './waiting.query.ts';
import { yearsAtWork, type YearAtWork } from './work.query.ts';
import { yearsPage } from './years.page.tsx';

/** By what days are counted on the pages of a visit. */
const todayOf = async (tx: Tx, { today, language }: Visit): Promise<Today> => ({
  day: today,
  language,
  calendar: await workingDaysAround(tx, today),
});

/** All years of a part being rehearsals, the page is a rehearsal too. */
const asReader = (visit: Visit, years: readonly YearAtWork[]): Visit => {
  const [first] = years;
  const isRehearsal = years.length > 0 && years.every(({ isSynthetic }) => isSynthetic);
  return { ...visit, synthetic: isRehearsal, year: first && isRehearsal ? first.year : null };
};

/** `/viec` (Việc cần làm) and `/nam` (Năm thi đua): where a working day begins. */
export function taskRoutes(site: Site): void {
  site.get('/viec', async (c) => {
    const visit = c.get('visit');
    if (!visit.person) return forbidden(c);
    const actor = c.get('actor');
    const { today, ...work } = await asActor(actor, async (tx) => ({
      years: await yearsAtWork(tx, actor, { everyMember: true }),
      waiting: await waitingFor(tx, actor),
      notices: await noticesFor(tx, actor),
      side: await sideOf(tx, actor, visit.today),
      today: await todayOf(tx, visit),
    }));
    const tasks = tasksOnDay(actor, work.years, visit.today);
    return c.html(renderPage(asReader(visit, work.years), tasksPage(visit, { ...work, tasks }, today)));
  });

  site.post('/viec/da-doc', async (c) => {
    const actor = c.get('actor');
    if (!c.get('visit').person) return forbidden(c);
    await asActor(actor, (tx) => readNoticesOfUnits(tx, actor));
    return seeOther(c, '/viec', { text: wordsIn(c.get('visit').language).notices.marked });
  });

  site.get('/nam', async (c) => {
    const visit = c.get('visit');
    if (!visit.person) return forbidden(c);
    const actor = c.get('actor');
    const { years, today } = await asActor(actor, async (tx) => ({
      years: await yearsAtWork(tx, actor, { everyMember: true }),
      today: await todayOf(tx, visit),
    }));
    return c.html(renderPage(asReader(visit, years), yearsPage(visit, years, today)));
  });

  for (const [old, path] of [
    ['/viec-can-lam', '/viec'],
    ['/nam-thi-dua', '/nam'],
  ] as const)
    site.get(old, (c) => c.redirect(inLanguage(c.get('visit').language, path), 308));
}

/** The number beside «Việc cần làm» in the bar: two queries more for whoever is signed in. */
export const openTasks = async (tx: Tx, actor: Actor, today: CalendarDay): Promise<number> => {
  const tasks = tasksOnDay(actor, await yearsAtWork(tx, actor), today);
  return countOf(tasks) + (await waitingFor(tx, actor)).length;
};
