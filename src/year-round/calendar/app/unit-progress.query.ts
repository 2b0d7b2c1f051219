import { type RawBuilder, sql } from 'kysely';

/**
 * How far a member unit is, as one JSON object (`UnitProgress` with the unit's id and names): a fragment for a query in which
 * `m` is its membership and `cy` its live cluster-year. Each fact is one look into an index by cluster_year_id or unit_id.
 */
export const unitProgress = (): RawBuilder<unknown> => sql`json_build_object(
  'id', m.unit_id,
  'slug', (select u.slug from unit u where u.id = m.unit_id),
  'name', app.unit_name_on(m.unit_id, make_date(cy.year, 6, 30)),
  'covenant', (select k.state from covenant k where k.cluster_year_id = cy.id and k.origin = 'live'
    and (k.bloc_id is null or k.bloc_id = m.bloc_id) order by k.bloc_id nulls last limit 1),
  'hasAgreed', exists (select from covenant k join covenant_consent a on a.covenant_id = k.id and a.edition = k.edition
    where k.cluster_year_id = cy.id and a.unit_id = m.unit_id),
  'hasSigned', exists (select from covenant k join covenant_signature s on s.covenant_id = k.id
    where k.cluster_year_id = cy.id and s.unit_id = m.unit_id),
  'hasRegistered', exists (select from registration r where r.cluster_year_id = cy.id and r.unit_id = m.unit_id
    and r.state not in ('draft', 'withdrawn', 'returned')),
  'reportDueOn', (select min(p.due_on) from progress_period p where p.cluster_year_id = cy.id and p.locked_on is null
    and not exists (select from progress_report r where r.period_id = p.id and r.unit_id = m.unit_id)),
  'hasOpenPeriod', exists (select from progress_period p where p.cluster_year_id = cy.id and p.locked_on is null),
  'tableIsSet', exists (select from scoring_table t join unit u on u.kind = t.unit_kind
    where t.cluster_year_id = cy.id and u.id = m.unit_id),
  'hasScored', exists (select from scoring_table t join score_sheet s on s.table_id = t.id
    where t.cluster_year_id = cy.id and s.unit_id = m.unit_id and s.state <> 'self-scoring'
      and t.edition = (select max(n.edition) from scoring_table n where n.cluster_year_id = cy.id and n.unit_kind = t.unit_kind)),
  'meetingIsSet', exists (select from meeting g join meeting_purpose q on q.meeting_id = g.id
    where g.cluster_year_id = cy.id and g.state = 'planned' and q.kind in ('REVIEW', 'VOTE')),
  'hasNamedDelegate', exists (select from meeting g join presence d on d.meeting_id = g.id
    where g.cluster_year_id = cy.id and d.unit_id = m.unit_id and d.delegate is not null))`;
