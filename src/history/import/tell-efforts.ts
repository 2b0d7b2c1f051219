import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Campaign, Covenant } from '../format.ts';
import { blocOf } from './tell-year.ts';
import {
  counter,
  dayOf,
  type Home,
  homeOf,
  idOf,
  inside,
  NOWHERE,
  ownYear,
  say,
  sayDerived,
  sayUndated,
  type Telling,
  yearOfEntry,
} from './telling.ts';

type Period = { readonly start: string; readonly end?: string | undefined };

/** «2015-2020», as a period is written in reports. */
export const periodWords = (period: Period | undefined): string | undefined =>
  period && (period.end === undefined ? period.start : `${period.start}-${period.end}`);

/** A range of whole days, only where both ends are known to the day. */
function dayRange(period: Period | undefined): string | undefined {
  const [start, end] = [dayOf(period?.start), dayOf(period?.end)];
  return start && end ? `[${start},${end}]` : undefined;
}

/** Campaigns, covenants and results of the years that a record speaks of. */
export function tellEfforts(telling: Telling): void {
  for (const [i, campaign] of (telling.record.campaigns ?? []).entries()) tellCampaign(telling, campaign, i);
  unnamed(telling);
  const once = counter();
  for (const covenant of telling.record.covenants ?? []) tellCovenant(telling, covenant, once);
  results(telling);
}

function tellCampaign(telling: Telling, campaign: Campaign, position: number): void {
  const place = inside(NOWHERE, campaign);
  const home = homeOf(telling, yearOfEntry(telling, { year: campaign.year }), place);
  if (!home) return sayUndated(telling, place, 'campaigns', campaign);
  const id = idOf(home, 'campaign', searchKey(campaign.name));
  telling.sheet.row('campaign', id, { ...home, origin: 'history', position, name: campaign.name });
  say(telling, place, 'campaign', id, {
    name: campaign.name,
    kinds: campaign.kinds,
    launched_by: campaign.launchedBy?.join(', '),
    line: campaign.line,
    runs: dayRange(campaign.period),
    period: periodWords(campaign.period),
    measured: dayRange(campaign.measured),
    measured_period: periodWords(campaign.measured),
  });
  sayDerived(telling, place, 'campaign', id, campaign.derived);
}

function unnamed(telling: Telling): void {
  const { campaignKinds = [], unnamedCampaigns = [] } = telling.record;
  const told = [
    ...campaignKinds.map((one) => ({ ...one, words: one.kind, kinds: [one.kind], is_kind: true })),
    ...unnamedCampaigns.map((one) => ({ ...one, is_kind: false })),
  ];
  for (const [position, one] of told.entries()) {
    const place = inside(NOWHERE, one);
    const home = homeOf(telling, ownYear(telling), place);
    if (!home) {
      sayUndated(telling, place, one.is_kind ? 'campaignKinds' : 'unnamedCampaigns', one);
      continue;
    }
    const id = idOf(home, 'campaign told', String(one.is_kind), searchKey(one.words));
    telling.sheet.row('campaign_told', id, {
      ...home,
      is_kind: one.is_kind,
      words: one.words,
      kinds: one.kinds ?? null,
      launched_by: one.launchedBy ?? null,
      position,
    });
    say(telling, place, 'campaign_told', id, { words: one.words, launched_by: one.launchedBy });
  }
}

function tellCovenant(telling: Telling, covenant: Covenant, once: (key: string) => string): void {
  const place = inside(NOWHERE, covenant);
  const year = yearOfEntry(telling, { year: covenant.year });
  const home = homeOf(telling, year, place);
  if (!home) return sayUndated(telling, place, 'covenants', covenant);
  const id = idOf(home, 'covenant', once(`${year} ${searchKey(covenant.bloc ?? '')}`));
  const bloc = blocOf(telling, home, covenant.bloc);
  telling.sheet.row('covenant', id, {
    cluster_year_id: home.cluster_year_id,
    bloc_id: bloc,
    origin: 'history',
    state: 'signed',
  });
  const campaigns = telling.record.campaigns ?? [];
  say(telling, place, 'covenant', id, {
    signed_on: dayOf(covenant.signedOn),
    measured: dayRange(covenant.period),
    measured_printed: periodWords(covenant.period),
    campaigns: covenant.campaigns?.map((local) => campaigns.find(({ id: one }) => one === local)?.name ?? local),
    open: covenant.open,
  });
  for (const [field, fact] of [
    ['theme', covenant.theme],
    ['task_count', covenant.taskCount],
    ['target_count', covenant.targetCount],
  ] as const)
    if (fact) say(telling, inside(place, fact), 'covenant', id, { [field]: fact.value });
  const [signers] = [covenant.signedBy?.map(({ words }) => words).join('; ')];
  const [firstSigner] = covenant.signedBy ?? [];
  if (signers && firstSigner) say(telling, inside(place, firstSigner), 'covenant', id, { signed_by_printed: signers });
  sayDerived(telling, place, 'covenant', id, covenant.derived);
  tasksAndTargets(telling, id, covenant);
}

/** Numeric targets first, then those in words, which have neither comparator nor value. */
function tasksAndTargets(telling: Telling, covenantId: string, covenant: Covenant): void {
  const outer = inside(NOWHERE, covenant);
  for (const [position, task] of (covenant.tasks ?? []).entries()) {
    const id = stableId('task', covenantId, searchKey(task.words));
    telling.sheet.row('covenant_task', id, { covenant_id: covenantId, position, text: task.words });
    say(telling, inside(outer, task), 'covenant_task', id, { text: task.words });
  }
  const once = counter();
  for (const [position, target] of (covenant.targets ?? []).entries()) {
    const id = stableId(
      'target',
      covenantId,
      once(searchKey(`${target.indicator} ${target.comparator} ${target.value ?? ''}`)),
    );
    telling.sheet.row('target', id, {
      covenant_id: covenantId,
      position,
      indicator: target.indicator,
      comparator: target.comparator,
      value: target.comparator === 'better-than-last-year' ? null : (target.value ?? null),
    });
    say(telling, inside(outer, target), 'target', id, {
      indicator: target.indicator,
      comparator: target.comparator,
      value: target.value,
      unit: target.unit,
      base: target.base,
      printed: target.printed,
      period: periodWords(target.period),
    });
  }
  for (const [i, inWords] of (covenant.inWords ?? []).entries()) {
    const id = stableId('target', covenantId, searchKey(inWords.words));
    const position = (covenant.targets?.length ?? 0) + i;
    telling.sheet.row('target', id, {
      covenant_id: covenantId,
      position,
      indicator: inWords.words,
      comparator: null,
      value: null,
    });
    say(telling, inside(outer, inWords), 'target', id, { indicator: inWords.words, printed: inWords.printed });
  }
}

function results(telling: Telling): void {
  for (const [position, result] of (telling.record.results ?? []).entries()) {
    const place = inside(NOWHERE, result);
    const home: Home | null = homeOf(telling, yearOfEntry(telling, { year: result.year }), place);
    if (!home) {
      sayUndated(telling, place, 'results', result);
      continue;
    }
    const id = idOf(home, 'result', searchKey(result.area ?? ''), searchKey(result.words));
    telling.sheet.row('work_result', id, {
      ...home,
      year: result.year ?? null,
      area: result.area ?? null,
      text: result.words,
      told_of: result.of ?? null,
      position,
    });
    say(telling, place, 'work_result', id, { text: result.words, area: result.area, honoured_by: result.honouredBy });
    for (const [i, figure] of (result.figures ?? []).entries()) {
      const figureId = stableId(
        'figure',
        id,
        searchKey(figure.indicator),
        figure.comparator,
        String(figure.value ?? ''),
      );
      const { indicator, comparator, value = null, unit = null, base = null, printed = null } = figure;
      telling.sheet.row('work_figure', figureId, {
        work_result_id: id,
        position: i,
        indicator,
        comparator,
        value,
        unit,
        base,
        printed,
      });
      say(telling, inside(place, figure), 'work_figure', figureId, { indicator, comparator, value, unit, base });
    }
  }
}
