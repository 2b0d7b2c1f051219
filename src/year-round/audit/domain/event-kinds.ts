import { ACTS, type Act } from '#src/kernel/act.ts';

/**
 * What events are about, and the tables whose rows that is. Every table that is audited stands here once; a test compares
 * with the database's own catalogue.
 */
export const SUBJECTS = {
  account: ['account'],
  'way-in': ['account_access'],
  invitation: ['invitation'],
  'role-with-second-factor': ['second_factor_role'],
  'rule-of-accounts': ['account_rule'],
  'key-of-a-program': ['service_token'],
  role: ['grant_of_role'],
  delegation: ['delegation'],
  province: ['province', 'province_name', 'province_succession'],
  unit: ['unit', 'unit_name', 'unit_succession'],
  'search-entry': ['findable'],
  source: ['source', 'passage', 'history_file'],
  claim: ['claim'],
  'choice-of-claim': ['claim_choice'],
  doubt: ['doubt'],
  cluster: ['cluster', 'cluster_name'],
  'cluster-year': ['cluster_year', 'list_coverage'],
  bloc: ['bloc'],
  membership: ['membership'],
  leadership: ['leadership'],
  'year-step': ['year_step'],
  'days-off': ['holiday_schedule', 'special_day'],
  reminder: ['reminder'],
  'calendar-address': ['calendar_address'],
  'warning-passed': ['step_passed'],
  person: ['person', 'post_seen'],
  'person-particulars': ['person_particulars'],
  post: ['post_held'],
  transfer: ['post_transfer'],
  'restricted-fact': ['person_fact'],
  'correction-request': ['correction_request'],
  merge: ['person_merge'],
  'namesakes-apart': ['namesakes_apart'],
  paper: ['paper', 'paper_cited'],
  meeting: ['meeting', 'meeting_purpose', 'meeting_participant', 'meeting_item'],
  presence: ['presence'],
  bulletin: ['bulletin'],
  campaign: ['campaign', 'campaign_told'],
  covenant: ['covenant', 'covenant_task'],
  target: ['target'],
  'covenant-signature': ['covenant_signature'],
  'covenant-comment': ['covenant_comment'],
  'covenant-consent': ['covenant_consent'],
  registration: ['registration'],
  'registration-step': ['registration_event'],
  'registration-figure': ['registration_count', 'registration_count_unit'],
  'progress-period': ['progress_period'],
  'progress-report': ['progress_report', 'progress_figure'],
  'last-years-figure': ['progress_base'],
  'work-result': ['work_result', 'work_figure'],
  'scoring-table': ['scoring_table', 'criterion', 'criterion_band'],
  'score-sheet': ['score_sheet'],
  'score-sheet-step': ['score_sheet_event'],
  score: ['score_column', 'score_cell'],
  vote: ['ballot', 'ballot_nominee'],
  'standing-aside': ['vote_aside'],
  'vote-count': ['ballot_tally', 'ballot_tally_row'],
  nomination: ['nomination', 'nomination_unit'],
  'dossier-attachment': ['dossier_attachment'],
  decision: ['decision'],
  'decision-row': ['decision_row'],
  award: ['award_given'],
  exemplar: ['exemplar_line'],
  'next-leader': ['next_leader'],
  'hand-over': ['hand_over'],
  comment: ['comment'],
  notice: ['notice'],
  witness: ['audit_witness'],
  'root-letter': ['root_letter'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Subject = keyof typeof SUBJECTS;

/** What was done to a row, as the trigger writes it. */
export const ACTIONS = ['insert', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

const VERBS = { insert: 'entered', update: 'changed', delete: 'removed' } as const satisfies Record<Action, string>;

export type EventKind = `${Subject}-${(typeof VERBS)[Action]}` | Act;

const entriesOf = Object.entries as <Key extends string, Value>(of: Readonly<Record<Key, Value>>) => [Key, Value][];

const SUBJECT_OF = new Map<string, Subject>(
  entriesOf(SUBJECTS).flatMap(([subject, tables]) => tables.map((table): [string, Subject] => [table, subject])),
);

export const subjectOf = (table: string): Subject | null => SUBJECT_OF.get(table) ?? null;

export const kindOf = (subject: Subject, action: Action): EventKind => `${subject}-${VERBS[action]}`;

/** The closed list: acts that name themselves, then what can happen to each subject. */
export const EVENT_KINDS: readonly EventKind[] = [
  ...ACTS,
  ...entriesOf(SUBJECTS).flatMap(([subject]) => ACTIONS.map((action) => kindOf(subject, action))),
];

/** The one kind of an event: its act where the use case named one, else what was done to which subject. */
export function eventKind(event: {
  readonly act: string | null;
  readonly table: string;
  readonly action: string;
}): EventKind | null {
  const act = ACTS.find((one) => one === event.act);
  if (act) return act;
  const subject = subjectOf(event.table);
  const action = ACTIONS.find((one) => one === event.action);
  return subject && action ? kindOf(subject, action) : null;
}

/** Which events are of a kind: those of an act, or what was done to some tables without one. Null: no such kind. */
export function eventsOfKind(
  kind: string,
): { readonly act: Act } | { readonly tables: readonly string[]; readonly action: Action } | null {
  const act = ACTS.find((one) => one === kind);
  if (act) return { act };
  for (const [subject, tables] of entriesOf(SUBJECTS))
    for (const action of ACTIONS) if (kindOf(subject, action) === kind) return { tables, action };
  return null;
}
