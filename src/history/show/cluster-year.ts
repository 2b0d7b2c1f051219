import { sql } from 'kysely';
import { ok, type Result } from '#src/kernel/result.ts';
import { awardOf, type AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type Beside, evidenceAbout, type Evidence, sentencesOf, sourcesOf } from './claims.query.ts';
import { type ClusterFound, findClusterYear, type ShowRefused } from './find-cluster.ts';
import {
  awardsWhere,
  campaignsOf,
  covenantsOf,
  exemplarsWhere,
  leadersOf,
  type LeaderRow,
  meetingsWhere,
  type MeetingRow,
  type NominationRow,
  nominationsOf,
  papersWhere,
  type RegistrationRow,
  registrationCounts,
  registrationsRolledUp,
  resultsOf,
} from './lists.query.ts';
import type { ClusterYearShown, MeetingShown } from './shapes.ts';

export type ShowOptions = {
  /** Who asks: the public sees of a year that is run here only what its steps publish. */
  readonly audience?: 'public' | 'inside';
  /** Whether to give for each shown value the sentence of the source to which it leads. */
  readonly evidence?: boolean;
};

/**
 * Everything known of a cluster in a year, by any spelling of the cluster. What no source states is null; what was worked
 * out stands in `derived`; counts and names are never added; past years and years run here come from the same tables.
 */
export async function showClusterYear(
  tx: Tx,
  spelling: string,
  year: number,
  options: ShowOptions = {},
): Promise<Result<ClusterYearShown, ShowRefused>> {
  const found = await findClusterYear(tx, spelling, year);
  return found.ok ? ok(await clusterYearById(tx, found.value, year, options)) : found;
}

async function clusterYearById(
  tx: Tx,
  { clusterId, yearId, origin }: ClusterFound,
  year: number,
  options: ShowOptions,
): Promise<ClusterYearShown> {
  const head = await headOf(tx, yearId);
  const hidden = origin === 'live' && options.audience === 'public';
  const leaders = await leadersOf(tx, yearId);
  const meetings = await meetingsWhere(tx, ofYear(clusterId, yearId, year));
  const campaigns = await campaignsOf(tx, yearId);
  const covenants = await covenantsOf(tx, yearId, hidden);
  const registrations = origin === 'live' ? await liveRegistrations(tx, yearId) : await registrationCounts(tx, yearId);
  const nominations = await nominationsOf(tx, yearId);
  const awards = await awardsWhere(
    tx,
    sql`a.cluster_year_id = ${yearId} and (${!hidden} or a.decision_paper_id is not null)`,
  );
  const exemplars = await exemplarsWhere(tx, sql`e.cluster_year_id = ${yearId}`);
  const papers = await papersWhere(tx, sql`pc.cluster_year_id = ${yearId}`, sql`p.cluster_year_id = ${yearId}`);
  const rows = [leaders, meetings, campaigns.named, covenants, registrations, nominations, awards, exemplars, papers];
  const participants = meetings.flatMap((meeting) => meeting.participants ?? []);
  const ids = [yearId, clusterId, ...[...rows.flat(), ...participants].map(({ id }) => id)];
  const evidence = await evidenceAbout(tx, ids);
  const places = placesOf(yearId, {
    leadership: leaders.filter(({ isNext }) => !isNext),
    nextLeadership: leaders.filter(({ isNext }) => isNext),
    meetings,
    campaigns: campaigns.named,
    covenants,
    registrations,
    nominations,
    awards,
    exemplars,
    papers,
  });
  const filled = listOf(origin);
  const told = campaigns.told.map(({ isKind, ...one }) => ({ isKind, one }));
  return {
    cluster: { name: head.name, kind: KIND[head.term], aliases: head.aliases, founded: head.founded },
    year,
    origin,
    synthetic: head.synthetic,
    provinceCount: head.provinceCount,
    memberCount: head.memberCount,
    members: filled(head.members),
    blocs: filled(head.blocs),
    leadership: filled(leaders.filter(({ isNext }) => !isNext).map((one) => leaderShown(one, evidence))),
    nextLeadership: filled(leaders.filter(({ isNext }) => isNext).map((one) => leaderShown(one, evidence))),
    meetings: filled(
      meetings
        .map((one) => meetingShown(one, evidence))
        .map((one) => (hidden ? { ...one, participants: null, items: null } : one)),
    ),
    campaigns: filled(campaigns.named.map(({ id, ...one }) => ({ ...one, ...kindDerived(evidence.beside(id)) }))),
    campaignKinds: listOf('history')(told.flatMap(({ isKind, one }) => (isKind ? [one] : []))),
    unnamedCampaigns: listOf('history')(told.flatMap(({ isKind, one }) => (isKind ? [] : [one]))),
    covenants: filled(covenants.map(({ id, ...one }) => ({ ...one, ...evidence.beside(id) }))),
    registrations: hidden ? null : filled(registrations.map(({ id, ...one }) => ({ ...one, ...evidence.beside(id) }))),
    nominations: filled(nominations.map((one) => nominationShown(one, evidence))),
    awards: filled(awards.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    exemplars: listOf('history')(exemplars.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    results: listOf('history')(await resultsOf(tx, yearId)),
    papers: filled(papers.map(({ id, ...one }) => ({ ...one, ...evidence.beside(id) }))),
    derived: { ...evidence.beside(yearId).derived },
    open: head.open,
    unknown: [...evidence.unknown],
    remarks: [...evidence.remarks],
    undated: [...evidence.undated],
    doubts: head.doubts,
    differences: [...evidence.differences],
    sources: await sourcesOf(
      tx,
      ids.filter((id) => id !== clusterId),
    ),
    ...(options.evidence && { evidence: await sentencesOf(tx, places) }),
  };
}

type Listed = { readonly id: string; readonly participants?: readonly { readonly id: string }[] | null };

/** Under which JSON pointer each row is shown. */
function placesOf(yearId: string, lists: Readonly<Record<string, readonly Listed[]>>): ReadonlyMap<string, string> {
  const places = new Map([[yearId, '']]);
  for (const [list, rows] of Object.entries(lists))
    for (const [i, row] of rows.entries()) {
      places.set(row.id, `/${list}/${i}`);
      for (const [j, participant] of (row.participants ?? []).entries())
        places.set(participant.id, `/${list}/${i}/participants/${j}`);
    }
  return places;
}

/** A meeting of one year may sign the covenant of the next: it is shown in both. */
const ofYear = (clusterId: string, yearId: string, year: number) => sql`
  m.cluster_year_id = ${yearId} or (
    m.cluster_year_id in (select id from cluster_year where cluster_id = ${clusterId})
    and exists (select from meeting_purpose p where p.meeting_id = m.id and p.year = ${year}))`;

/** Of a past year an empty list means that no source speaks of it; of a year run here, that there is nothing yet. */
const listOf =
  (origin: 'history' | 'live') =>
  <Item>(items: readonly Item[]): Item[] | null =>
    items.length === 0 && origin === 'history' ? null : [...items];

const KIND = { 'khu vực': 'REGION', cụm: 'CLUSTER', khối: 'BLOC' } as const;

type Head = Pick<ClusterYearShown, 'synthetic' | 'provinceCount' | 'memberCount' | 'open' | 'doubts'> & {
  readonly name: string;
  readonly term: keyof typeof KIND;
  readonly aliases: string[];
  readonly founded: ClusterYearShown['cluster']['founded'];
  readonly members: NonNullable<ClusterYearShown['members']>;
  readonly blocs: NonNullable<ClusterYearShown['blocs']>;
};

/** The single facts of the year with its members, blocs and doubts, in one query. A year run here counts its own members. */
async function headOf(tx: Tx, yearId: string): Promise<Head> {
  const day = sql`make_date(cy.year, 6, 30)`;
  const { rows } = await sql<Head>`
    select cy.name, cy.term, cy.is_synthetic as synthetic,
      case when cy.origin = 'history' then cy.province_count else (select count(distinct coalesce(m.province_id, u.province_id))::int
        from membership m left join unit u on u.id = m.unit_id where m.cluster_year_id = cy.id and m.participation = 'member') end as "provinceCount",
      case when cy.origin = 'history' then cy.member_count else (select count(*)::int
        from membership m where m.cluster_year_id = cy.id and m.participation = 'member') end as "memberCount",
      case when c.founded_year is not null or c.founded_by is not null
        then json_build_object('year', c.founded_year, 'by', c.founded_by, 'paper', c.founding_paper) end as founded,
      array(select n.name from cluster_name n where n.cluster_id = cy.cluster_id and n.name <> cy.name
            order by n.name collate "vi-x-icu") as aliases,
      array(select list from list_coverage lc where lc.cluster_year_id = cy.id and lc.coverage = 'open' order by list) as open,
      coalesce((select json_agg(json_build_object(
          'unit', case when u.id is not null then app.unit_name_on(u.id, ${day})
                       when m.province_id is null or m.unit_kind is not null then m.printed end,
          'unitKind', coalesce(u.kind, m.unit_kind),
          'province', coalesce((select n.name from province_name n where n.province_id = p.id and n.valid @> ${day}), p.name,
                               case when u.id is null and m.unit_kind is null then m.printed end))
          order by coalesce(p.name, m.printed) collate "vi-x-icu", u.kind, m.position)
        from membership m left join unit u on u.id = m.unit_id left join province p on p.id = coalesce(m.province_id, u.province_id)
        where m.cluster_year_id = cy.id and m.participation = 'member'), '[]') as members,
      coalesce((select json_agg(json_build_object('name', b.name, 'unitKind', b.unit_kind) order by b.position, b.name)
        from bloc b where b.cluster_year_id = cy.id), '[]') as blocs,
      coalesce((select json_agg(json_build_object('id', d.key, 'text', d.text, 'treatment', d.treatment)
          order by length(d.key), d.key) from doubt d where d.subject_id = cy.id and d.resolved_at is null), '[]') as doubts
    from cluster_year cy join cluster c on c.id = cy.cluster_id where cy.id = ${yearId}
  `.execute(tx); // indexes membership_of_cluster_year, bloc_cluster_year_id_name_key, doubt_of_subject
  const [head] = rows;
  if (!head) throw new Error('a cluster-year that was just found is gone');
  return head;
}

/** In the JSON a campaign has one `kind`, in words. */
const kindDerived = ({ derived: { kinds, ...others } = {}, ...rest }: Beside): Beside => ({
  ...rest,
  ...(kinds && { derived: { ...others, kind: kinds } }),
});

function leaderShown({ id, isNext: _isNext, ...leader }: LeaderRow, evidence: Evidence) {
  return { ...leader, ...evidence.beside(id) };
}

/** A meeting with the roles of its people; the first role stands alone for who wants only one. */
export function meetingShown({ id, ...meeting }: MeetingRow, evidence: Evidence): MeetingShown {
  return {
    ...meeting,
    kinds: [...meeting.kinds],
    purposes: [...meeting.purposes],
    participants:
      meeting.participants?.map(({ id: _participant, roles, ...one }) => ({
        ...one,
        role: roles[0] ?? null,
        roles: [...roles],
      })) ?? null,
    items: meeting.items === null ? null : [...meeting.items],
    ...evidence.beside(id),
  };
}

const METHOD_WORDS: Readonly<Record<string, string>> = {
  'secret-ballot': 'bỏ phiếu kín',
  ballot: 'bỏ phiếu',
  'open-ballot': 'bỏ phiếu công khai',
  'show-of-hands': 'biểu quyết',
  consensus: 'nhất trí suy tôn',
};

const nominationShown = ({ id, methodCode, method, ...one }: NominationRow, evidence: Evidence) => ({
  ...one,
  ...evidence.beside(id),
  method: method ?? (methodCode === null ? null : (METHOD_WORDS[methodCode] ?? null)),
});

const liveRegistrations = async (tx: Tx, yearId: string): Promise<RegistrationRow[]> =>
  (await registrationsRolledUp(tx, yearId)).map(({ awardId, ...one }) => ({
    ...one,
    award: awardOf(awardId as AwardId).name,
  }));
