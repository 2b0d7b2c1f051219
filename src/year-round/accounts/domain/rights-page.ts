import { ROLES } from '#src/kernel/actor.ts';
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
  'score-a-unit': 'writes some hand of a unit’s score sheet',
  'verify-points': 'sets scoring tables, verifies points, makes them final',
  'count-a-ballot': 'enters a count of paper ballots',
  'choose-among-sources': 'chooses among sources that differ',
  'read-the-audit-log': 'reads who changed what',
  'keep-accounts': 'keeps accounts and roles',
};

/** `docs/permissions.md`, made from the table of rights: role by action, each cell how far the role carries. */
export function rightsPage(): string {
  const head = ['action', 'what it is', ...ROLES];
  const rows = ACTIONS.map((action) => {
    const held: Readonly<Partial<Record<string, Extent>>> = RIGHTS[action];
    return [`\`${action}\``, MEANING[action], ...ROLES.map((role) => (held[role] ? EXTENT[held[role]] : ''))];
  });
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return `# Who may do what

Made from \`src/year-round/accounts/domain/rights.ts\`; a test compares. An empty cell is no. «its year»: the cluster-year for which the
role is held; «its unit»: the unit for which it is held, in that year. Everybody, signed in or not, reads what the steps publish.

${[line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}

## Where roles come from

Given by hand: a role for the whole system (the Ministry’s officers, inspectors, administrators), for one year (tellers, delegates,
members of the council), or for a unit (its officers and leader). A role for a unit opens each live year of which the unit is a
member, and its officers are the head’s office of each year that the unit leads, by the leadership on record: nothing is
passed on by hand, and the outgoing head’s office keeps year N while the new one opens N+1. A delegation (ủy quyền) carries one of these
roles to another account for stated days, by a paper, and never further. See \`app.roles_on\` in the migrations.

## How it is kept

Every use case asks \`may(…)\` first. The database is told at its one door how far the actor’s eyes go and shows no more (row-level
security, the net). \`tests/security/role-by-route.db.test.ts\` walks every address as every role and compares with this table;
\`tests/security/another-reader.db.test.ts\` reads every fenced table as strangers and finds nothing.
`;
}
