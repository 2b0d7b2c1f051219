import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Comparator } from '#src/kernel/comparator.ts';
import type { PartOfDay } from '#src/kernel/part-of-day.ts';
import type { Period } from '#src/kernel/period.ts';
import type { StoredTier } from '#src/year/2-covenant/domain/covenant-text.ts';

/** What is on record of one cluster-year, list by list; each row keeps its id, by which its sentences are found. */
export type YearLists = {
  readonly clusterId: string;
  readonly foundedYear: number | null;
  readonly foundedBy: string | null;
  readonly foundingPaper: string | null;
  readonly otherNames: readonly string[];
  readonly provinceCount: number | null;
  readonly memberCount: number | null;
  readonly coverage: Readonly<Record<string, 'whole' | 'open'>>;
  readonly members: readonly Member[];
  readonly leaders: readonly Leader[];
  readonly nextLeaders: readonly Leader[];
  readonly covenants: readonly Covenant[];
  readonly campaigns: readonly Campaign[];
  readonly registrations: readonly CountRow[];
  readonly nominations: readonly NominationRow[];
  readonly awards: readonly AwardRow[];
  readonly exemplars: readonly ExemplarRow[];
  readonly told: readonly ToldCampaign[];
  readonly results: readonly WorkResult[];
  readonly meetings: readonly Meeting[];
  readonly papers: readonly CitedPaper[];
  readonly silences: readonly string[];
};

export type UnitName = { readonly slug: string; readonly name: string };

export type Member = {
  readonly id: string;
  readonly unit: UnitName | null;
  readonly unitKind: string | null;
  readonly province: { readonly code: string; readonly name: string; readonly from: CalendarDay | null } | null;
  readonly printed: string | null;
  readonly participation: string;
  readonly certainty: string;
};

export type Leader = {
  readonly id: string;
  readonly role: 'HEAD' | 'DEPUTY' | 'STANDING';
  readonly unit: UnitName | null;
  readonly unitPrinted: string | null;
  readonly personId: string | null;
  readonly person: string | null;
  readonly position: string | null;
  readonly printed: string | null;
  readonly decision: string | null;
  readonly certainty: string;
  readonly year: number;
};

export type TargetRow = {
  readonly id: string;
  readonly indicator: string;
  readonly comparator: Comparator | null;
  /** Exact, as text; null is a target in words. */
  readonly value: string | null;
  readonly unit: string | null;
  readonly base: string | null;
  readonly lowerIsBetter?: boolean;
  /** Levels by number of cases, of targets of a live year only. */
  readonly tiers?: readonly StoredTier[] | null;
  readonly printed: string | null;
};

export type Covenant = {
  readonly id: string;
  readonly bloc: string | null;
  readonly theme: string | null;
  readonly aim: string | null;
  readonly taskCount: number | null;
  readonly state: string;
  readonly signedByPrinted: string | null;
  readonly signedOn: CalendarDay | null;
  readonly measured: Period | null;
  readonly measuredPrinted: string | null;
  readonly signatures: number;
  readonly tasks: readonly { readonly id: string; readonly text: string }[];
  readonly targets: readonly TargetRow[];
};

export type Campaign = {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly string[] | null;
  readonly launchedBy: string | null;
  readonly aim: string | null;
  readonly line: string | null;
  readonly runs: Period | null;
  /** The same line of campaign in other years and clusters, in the words of there. */
  readonly elsewhere: readonly {
    readonly name: string;
    readonly year: number;
    readonly slug: string;
    readonly cluster: string;
  }[];
};

/** Campaigns without a name, and kinds of campaign, of which a source speaks. */
export type ToldCampaign = {
  readonly id: string;
  readonly isKind: boolean;
  readonly words: string;
  readonly launchedBy: readonly string[] | null;
};

export type WorkResult = {
  readonly id: string;
  readonly area: string | null;
  readonly text: string;
  readonly ofMembers: boolean | null;
  readonly figures: readonly TargetRow[];
};

export type ListedUnit = { readonly id: string; readonly unit: UnitName | null; readonly printed: string };

export type CountRow = {
  readonly id: string;
  readonly award: string;
  readonly awardId: string | null;
  readonly unitKinds: readonly string[] | null;
  readonly count: number | null;
  readonly ofWhich: boolean | null;
  readonly outOf: number | null;
  readonly stage: string | null;
  readonly asOf: CalendarDay | null;
  readonly units: readonly ListedUnit[];
};

export type NominationRow = {
  readonly id: string;
  readonly award: string;
  readonly unitKinds: readonly string[] | null;
  readonly bloc: string | null;
  readonly count: number | null;
  readonly method: string | null;
  readonly methodPrinted: string | null;
  readonly proposedTo: string | null;
  readonly units: readonly ListedUnit[];
};

export type AwardRow = {
  readonly id: string;
  readonly award: string;
  readonly authority: string | null;
  readonly collectives: number | null;
  readonly individuals: number | null;
  readonly ground: string | null;
  readonly unit: UnitName | null;
  /** Whom a decision made here names, in its order. */
  readonly recipients: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit: UnitName | null;
    readonly isPerson: boolean;
  }[];
  readonly paper: { readonly number: string | null; readonly dated: CalendarDay | null } | null;
};

export type ExemplarRow = {
  readonly id: string;
  readonly planPeriod: string | null;
  readonly reviewPeriod: string | null;
  readonly recognitionPeriod: string | null;
  readonly levels: readonly string[] | null;
  readonly registeredCollectives: number | null;
  readonly registeredIndividuals: number | null;
  readonly recognisedCollectives: number | null;
  readonly recognisedIndividuals: number | null;
};

export type Participant = {
  readonly id: string;
  readonly personId: string | null;
  readonly person: string | null;
  readonly group: string | null;
  readonly post: string | null;
  readonly unit: UnitName | null;
  readonly unitPrinted: string | null;
  readonly roles: readonly string[];
  readonly delegationSize: number | null;
};

export type MeetingItem = {
  readonly id: string;
  readonly kind: 'agenda' | 'adopted' | 'direction' | 'speech' | 'occasion' | 'announced';
  readonly text: string;
  readonly by: string | null;
  readonly years: number | null;
  readonly isOpen: boolean;
};

export type Meeting = {
  readonly id: string;
  readonly name: string | null;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly heldOn: CalendarDay | null;
  readonly heldUntil: CalendarDay | null;
  readonly datePrinted: string | null;
  readonly partOfDay: PartOfDay | null;
  readonly place: string | null;
  readonly province: string | null;
  readonly host: UnitName | null;
  readonly hostPrinted: string | null;
  readonly organiser: string | null;
  readonly chair: string | null;
  readonly purposes: readonly { readonly id: string; readonly kind: string; readonly year: number | null }[];
  readonly participants: readonly Participant[];
  readonly items: readonly MeetingItem[];
};

export type CitedPaper = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly dated: CalendarDay | null;
  readonly issuer: string | null;
  readonly origin: 'history' | 'live';
};

/** The ids of everything shown, from the top of the page to its end: numbers of sentences follow this order. */
export function idsInReadingOrder(clusterYearId: string, lists: YearLists): readonly string[] {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return [
    clusterYearId,
    lists.clusterId,
    ...ids(lists.members),
    ...ids(lists.leaders),
    ...ids(lists.nextLeaders),
    ...lists.covenants.flatMap((one) => [one.id, ...ids(one.tasks), ...ids(one.targets)]),
    ...ids(lists.campaigns),
    ...ids(lists.told),
    ...lists.registrations.flatMap((one) => [one.id, ...ids(one.units)]),
    ...lists.nominations.flatMap((one) => [one.id, ...ids(one.units)]),
    ...ids(lists.awards),
    ...ids(lists.exemplars),
    ...lists.results.flatMap((one) => [one.id, ...ids(one.figures)]),
    ...lists.meetings.flatMap((one) => [one.id, ...ids(one.purposes), ...ids(one.participants), ...ids(one.items)]),
    ...ids(lists.papers),
  ];
}
