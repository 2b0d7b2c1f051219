import { fileHeaders } from '#src/platform/http/file-answer.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { compilePdf, type Printout } from '#src/platform/typst/compile.ts';
import { maySeeEveryFigure, maySeeUnit } from '#src/year-round/accounts/domain/may.ts';
import { forbidden } from '#src/web/answer.ts';
import { workingYearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { periodsOf, reportsOf, targetsOf } from '../app/progress.query.ts';
import { type PeriodFigures, reportOfCluster, reportOfUnit } from '../papers/report-from-figures.ts';

/** The cluster's report: for who runs the year, and for the Ministry that it goes to. */
export async function printOfCluster(c: SiteContext): Promise<Response> {
  const figures = await figuresOf(c);
  if (figures instanceof Response) return figures;
  if (!maySeeEveryFigure(c.get('actor'), figures.frame.clusterYear.id)) return forbidden(c);
  const at = new Date();
  return pdf(c, reportOfCluster(figures, at), at, `bao-cao-thuc-hien-${figures.frame.clusterYear.year}`);
}

/** A unit's own report; nothing while the unit has reported nothing. */
export async function printOfUnit(c: SiteContext): Promise<Response> {
  const figures = await figuresOf(c);
  if (figures instanceof Response) return figures;
  const { frame, reports } = figures;
  const unit = frame.units.find(({ slug }) => slug === c.req.param('unit'));
  if (!unit) return c.notFound();
  if (!maySeeUnit(c.get('actor'), frame.clusterYear.id, unit.id)) return forbidden(c);
  if (reports.every((report) => report.unitId !== unit.id)) return c.notFound();
  const at = new Date();
  return pdf(c, reportOfUnit(figures, unit, at), at, `bao-cao-${unit.slug}-${frame.clusterYear.year}`);
}

async function figuresOf(c: SiteContext): Promise<PeriodFigures | Response> {
  const frame = await workingYearOfRequest(c);
  if (frame instanceof Response) return frame;
  const { id } = frame.clusterYear;
  const found = await asActor(c.get('actor'), async (tx) => {
    const period = (await periodsOf(tx, id)).find((row) => row.id === c.req.param('period'));
    if (!period) return null;
    return { frame, period, targets: await targetsOf(tx, id), reports: await reportsOf(tx, period.id) };
  });
  return found ?? c.notFound();
}

function pdf(c: SiteContext, printout: Printout | null, at: Date, name: string): Response | Promise<Response> {
  if (!printout) return c.notFound();
  return c.body(new Uint8Array(compilePdf({ ...printout, at })), 200, fileHeaders('pdf', `${name}.pdf`));
}
