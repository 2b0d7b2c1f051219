/**
 * How the statements of several sources about one cell become one accepted value.
 * fact: they agree, or the cell stays empty until a person chooses. wording: the words of the first source stand.
 * union: each source adds to the list.
 */
type Agreement = 'fact' | 'wording' | 'union';

type Table = {
  /** What the importer itself decides: ids, order, links. */
  readonly fixed: readonly string[];
  /** What sources state. */
  readonly stated: Readonly<Record<string, Agreement>>;
};

const all = <Name extends string>(agreement: Agreement, ...names: readonly Name[]): Record<Name, Agreement> =>
  Object.fromEntries(names.map((name) => [name, agreement])) as Record<Name, Agreement>;
const facts = <Name extends string>(...names: readonly Name[]) => all('fact', ...names);
const wordings = <Name extends string>(...names: readonly Name[]) => all('wording', ...names);
const only = (...fixed: readonly string[]): Table => ({ fixed, stated: {} });

/** The tables that history fills, parents before children. */
export const TABLES = {
  cluster: {
    fixed: ['slug', 'system', 'level', 'name', 'is_synthetic'],
    stated: { ...facts('founded_year'), ...wordings('founded_by', 'founding_paper') },
  },
  cluster_name: only('cluster_id', 'name'),
  cluster_year: {
    fixed: ['cluster_id', 'year', 'origin', 'is_synthetic', 'term', 'name'],
    stated: { ...facts('province_count', 'member_count'), ...wordings('term', 'name') },
  },
  list_coverage: only('cluster_year_id', 'list', 'coverage'),
  person: only('name', 'is_synthetic'),
  post_seen: only('person_id', 'position', 'unit_id', 'unit_printed', 'seen_on', 'source_id', 'history_file_id'),
  paper: {
    fixed: ['origin', 'kind', 'title', 'state'],
    stated: { ...facts('number', 'dated', 'dated_as_known', 'issuer_unit_id'), ...wordings('title', 'issuer') },
  },
  paper_cited: only('paper_id', 'cluster_year_id', 'unit_id', 'position'),
  bloc: { fixed: ['cluster_year_id', 'position', 'name'], stated: facts('unit_kind') },
  membership: only(
    'cluster_year_id',
    'unit_id',
    'province_id',
    'unit_kind',
    'printed',
    'participation',
    'position',
    'certainty',
  ),
  meeting: {
    fixed: ['cluster_year_id', 'unit_id', 'origin', 'state'],
    stated: {
      ...facts('held_on', 'held_as_known', 'part_of_day', 'province_id', 'host_unit_id'),
      ...wordings('name', 'date_printed', 'place', 'host_printed', 'organiser', 'chair', 'secretary'),
    },
  },
  meeting_purpose: only('meeting_id', 'kind', 'year', 'position'),
  meeting_participant: {
    fixed: ['meeting_id', 'position', 'person_id', 'group_printed'],
    stated: { ...facts('unit_id', 'delegation_size'), ...wordings('post', 'unit_printed'), ...all('union', 'roles') },
  },
  meeting_item: only('meeting_id', 'kind', 'position', 'text', 'by_person_id', 'paper_id', 'years', 'list_is_open'),
  leadership: {
    fixed: ['cluster_year_id', 'role', 'place', 'certainty', 'told_in_id', 'announced_at_id'],
    stated: {
      ...facts('unit_id', 'unit_printed', 'person_id', 'mode', 'decision_paper_id'),
      ...wordings('position', 'printed', 'decision'),
    },
  },
  campaign: {
    fixed: ['cluster_year_id', 'unit_id', 'origin', 'position', 'name'],
    stated: { ...facts('launched_by', 'line', 'runs', 'measured'), ...all('union', 'kinds') },
  },
  campaign_told: only('cluster_year_id', 'unit_id', 'is_kind', 'words', 'kinds', 'launched_by', 'position'),
  covenant: {
    fixed: ['cluster_year_id', 'bloc_id', 'origin', 'state'],
    stated: {
      ...facts('task_count', 'target_count', 'signed_on', 'measured'),
      ...wordings('theme', 'signed_by_printed', 'measured_printed'),
    },
  },
  covenant_task: only('covenant_id', 'position', 'text'),
  target: {
    fixed: ['covenant_id', 'position', 'indicator', 'comparator', 'value'],
    stated: wordings('unit', 'base', 'printed'),
  },
  registration_count: {
    fixed: [
      'cluster_year_id',
      'bloc_id',
      'award_id',
      'award_printed',
      'unit_kinds',
      'stage',
      'inside_id',
      'of_which',
      'position',
    ],
    stated: facts('count', 'as_of', 'out_of'),
  },
  registration_count_unit: only('registration_count_id', 'unit_id', 'printed', 'position'),
  nomination: {
    fixed: [
      'cluster_year_id',
      'bloc_id',
      'meeting_id',
      'origin',
      'award_id',
      'award_printed',
      'unit_kinds',
      'position',
    ],
    stated: { ...facts('count', 'method'), ...wordings('method_printed', 'proposed_to') },
  },
  nomination_unit: { fixed: ['nomination_id', 'unit_id', 'printed', 'position'], stated: facts('votes') },
  award_given: {
    fixed: [
      'cluster_year_id',
      'unit_id',
      'meeting_id',
      'origin',
      'year',
      'award_id',
      'award_printed',
      'decision_paper_id',
      'is_exemplar_recognition',
      'position',
    ],
    stated: { ...facts('collectives', 'individuals'), ...wordings('authority', 'ground') },
  },
  exemplar_line: {
    fixed: ['cluster_year_id', 'unit_id', 'meeting_id', 'position'],
    stated: {
      ...facts('registered_collectives', 'registered_individuals', 'recognised_collectives', 'recognised_individuals'),
      ...wordings('plan_period', 'review_period', 'recognition_period'),
      ...all('union', 'levels'),
    },
  },
  work_result: only('cluster_year_id', 'unit_id', 'year', 'area', 'text', 'told_of', 'position'),
  work_figure: only('work_result_id', 'position', 'indicator', 'comparator', 'value', 'unit', 'base', 'printed'),
} as const satisfies Record<string, Table>;

export type HistoryTable = keyof typeof TABLES;

/** Columns that may not be empty where no source fills them. */
export const WHEN_UNSTATED: Partial<Record<HistoryTable, Readonly<Record<string, readonly string[]>>>> = {
  meeting_participant: { roles: [] },
};
