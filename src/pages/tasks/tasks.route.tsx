import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { inLanguage } from '#src/kernel/language.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { seeOther } from '#src/platform/http/form.ts';
import { readNoticesOfUnits } from '#src/year-round/notices/app/read-notices.command.ts';
import { noticesFor } from '#src/year-round/notices/app/notices.query.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { countOf, tasksOnDay } from './tasks-on-day.ts';
import { tasksPage, wordsFor, yearsPage } from './tasks.page.tsx';
import { yearsAtWork, type YearAtWork } from './work.query.ts';

const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

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
    const [years, notices] = await asActor(actor, async (tx) => [
      await yearsAtWork(tx, actor),
      await noticesFor(tx, actor),
    ]);
    const tasks = tasksOnDay(actor, years, visit.today);
    return c.html(renderPage(asReader(visit, years), tasksPage(visit, years, tasks, notices)));
  });

  site.post('/viec/da-doc', async (c) => {
    const actor = c.get('actor');
    if (!c.get('visit').person) return forbidden(c);
    await asActor(actor, (tx) => readNoticesOfUnits(tx, actor));
    return seeOther(c, '/viec', { text: wordsFor(c.get('visit')).notices.marked });
  });

  site.get('/nam', async (c) => {
    const visit = c.get('visit');
    if (!visit.person) return forbidden(c);
    const actor = c.get('actor');
    const years = await asActor(actor, (tx) => yearsAtWork(tx, actor));
    return c.html(renderPage(asReader(visit, years), yearsPage(visit, years)));
  });

  for (const [old, path] of [
    ['/viec-can-lam', '/viec'],
    ['/nam-thi-dua', '/nam'],
  ] as const)
    site.get(old, (c) => c.redirect(inLanguage(c.get('visit').language, path), 308));
}

/** The number beside «Việc cần làm» in the bar: one query more for whoever is signed in. */
export const openTasks = async (tx: Tx, actor: Actor, today: CalendarDay): Promise<number> =>
  countOf(tasksOnDay(actor, await yearsAtWork(tx, actor), today));
