import { type Actor, type Grant, type Role, ROLES } from '#src/kernel/actor.ts';
import {
  keepsPeopleOf,
  knowsParticularsOf,
  knowsPeopleOf,
  type UnitInYears,
} from '#src/year-round/people/domain/may-know.ts';
import { type Action, ACTIONS, type Extent, RIGHTS } from './rights.ts';

const EXTENT: Readonly<Record<Extent, string>> = {
  everywhere: 'everywhere',
  'in-its-year': 'its year',
  'for-its-unit': 'its unit',
};

const MEANING: Readonly<Record<Action, string>> = {
  'see-the-work': 'sees the working area of a cluster-year',
  'run-the-year': 'runs every step, enters for units (said on the record)',
  'act-for-a-unit': 'registers, reports, comments, scores itself for a unit',
  'see-a-unit': 'sees what a unit reported and scored',
  'see-every-figure': 'sees what every unit reported and scored',
  'comment-on-the-work': 'writes about records of the whole cluster, may be named there',
  'comment-on-a-unit': 'writes about what a unit registered, reported and scored',
  'score-a-unit': 'writes some hand of a unit’s score sheet',
  'verify-points': 'sets scoring tables, verifies points, makes them final',
  'count-a-ballot': 'enters a count of paper ballots',
  'stand-aside': 'says that a unit takes no part in a vote (recusing: the head’s office)',
  'choose-among-sources': 'chooses among sources that differ',
  'read-the-audit-log': 'reads who changed what',
  'see-witnesses': 'sees who keeps roots of the log, and which letters went out',
  'choose-witnesses': 'chooses who keeps roots of the log away from the server',
  'keep-accounts': 'keeps all accounts and roles, closes them, gives a new way in',
  'invite-within-scope': 'invites people of units and years, gives and ends their roles',
  'keep-the-calendar': 'keeps the days off of each year',
};

const UNIT: UnitInYears = { id: 'unit', clusterYearIds: ['year'] };
const PEOPLE: readonly (readonly [what: string, may: (actor: Actor) => boolean])[] = [
  ['names and posts', (actor) => knowsPeopleOf(actor, UNIT)],
  ['staff code, year of birth', (actor) => knowsParticularsOf(actor, [UNIT.id])],
  [
    'service record (ratings, discipline, leave …), every reading on record',
    (actor) => knowsParticularsOf(actor, [UNIT.id]),
  ],
  ['keeps the records, imports, answers requests', (actor) => keepsPeopleOf(actor, UNIT.id)],
];

/** How far a role reaches among people: everybody, the members of its year, its unit. */
function reachAmongPeople(role: Role, may: (actor: Actor) => boolean): string {
  const held = (of: Omit<Grant, 'role'>): boolean =>
    may({ id: '', kind: 'person', name: '', grants: [{ role, ...of }] });
  if (held({ clusterYearId: null, unitId: null })) return 'everybody';
  if (held({ clusterYearId: 'year', unitId: null })) return 'members of its year';
  return held({ clusterYearId: null, unitId: UNIT.id }) ? 'its unit' : '';
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `docs/permissions.md`, made from the table of rights: role by action, each cell how far the role carries. */
export function rightsPage(): string {
  const head = ['action', 'what it is', ...ROLES];
  const rows = ACTIONS.map((action) => {
    const held: Readonly<Partial<Record<string, Extent>>> = RIGHTS[action];
    return [`\`${action}\``, MEANING[action], ...ROLES.map((role) => (held[role] ? EXTENT[held[role]] : ''))];
  });
  const people = PEOPLE.map(([what, may]) => [what, ...ROLES.map((role) => reachAmongPeople(role, may))]);
  return `# Who may do what

Made from \`src/year-round/accounts/domain/rights.ts\`; a test compares. An empty cell is no. «its year»: the cluster-year for which the
role is held; «its unit»: the unit for which it is held, in that year. Everybody, signed in or not, reads what the steps publish.

${tableOf(head, rows)}

## People

Made from \`src/year-round/people/domain/may-know.ts\`. Everybody reads what sources and awards have published of a person, and one's own
record; nobody keeps or answers about their own. A unit's officer reads the service record as far as that very unit recorded it.

${tableOf(['of whom', ...ROLES], people)}

## Where roles come from

Given by hand: a role for the whole system (the Ministry’s officers, inspectors, administrators), for one year (tellers, delegates,
members of the council), or for a unit (its officers and leader). A role for a unit opens each live year of which the unit is a
member, and its officers are the head’s office of each year that the unit leads, by the leadership on record: nothing is
passed on by hand, and the outgoing head’s office keeps year N while the new one opens N+1. A delegation (ủy quyền) carries one of these
roles to another account for stated days, by a paper, and never further. See \`app.roles_on\` in the migrations.

## Who is concerned takes no part

Beside the role it counts to whom somebody belongs: by a role held for a unit, also delegated, as the head’s office of the own unit, or by a
post on record today. Nobody of a unit confirms, verifies or makes final its points (\`src/year/5-scoring/domain/own-points.ts\`);
who takes no part in a vote, and what that does to a share, is written down before the count. Why, and what a regulation may say otherwise: \`docs/decisions/0011-who-is-concerned-takes-no-part.md\`.

## How it is kept

Every use case asks \`may(…)\` first. The database is told at its one door how far the actor’s eyes go and shows no more (row-level
security, the net). \`tests/security/role-by-route.db.test.ts\` walks every address as every role and compares with this table;
\`tests/security/another-reader.db.test.ts\` reads every fenced table as strangers and finds nothing.
`;
}
