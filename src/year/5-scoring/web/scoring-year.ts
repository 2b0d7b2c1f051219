import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { Language } from '#src/kernel/language.ts';
import type { Points } from '#src/kernel/points.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type ScoringWords = typeof vi;
export const scoringWords = (language: Language): ScoringWords => (language === 'vi' ? vi : en);

export const BASE = '/cum-thi-dua/:slug/:year{[0-9]{4}}/cham-diem';
export const basePath = ({ clusterYear }: YearFrame): string => stepPath(clusterYear.slug, clusterYear.year, 'scoring');

/** «152,75»: two decimals in every cell, so that a column aligns. */
export const inColumn = (points: Points, language: Language): string =>
  printNumber({ units: BigInt(points), scale: 2 }, language);

/** The part of an address that names a kind of unit: `thads-province`. */
export const kindPath = (unitKind: string): string => unitKind.toLowerCase().replaceAll('_', '-');

/** A kind of unit as its bloc is named in this year. */
export const kindName = (frame: YearFrame, unitKind: string, words: ScoringWords): string =>
  frame.blocs.find((bloc) => bloc.unitKind === unitKind)?.name ?? words.kinds[unitKind] ?? unitKind;

export const unitKindsOf = (frame: YearFrame): readonly string[] => [...new Set(frame.units.map((unit) => unit.kind))];

export const forbidden = (c: SiteContext): Response | Promise<Response> =>
  c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

export const show = (
  c: SiteContext,
  frame: YearFrame,
  page: Page,
  status: 200 | 409 | 422 = 200,
): Response | Promise<Response> => c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);

/** A handler inside the live year that the address names, for those who may see its working area. */
export const inYear =
  (
    handle: (c: SiteContext, frame: YearFrame) => Response | Promise<Response>,
  ): ((c: SiteContext) => Promise<Response>) =>
  async (c) => {
    const actor = c.get('actor');
    const frame = await asActor(actor, (tx) =>
      yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), c.get('visit').today),
    );
    if (!frame || frame.clusterYear.origin !== 'live') return c.notFound();
    return maySeeWork(actor, frame.clusterYear.id) ? handle(c, frame) : forbidden(c);
  };
