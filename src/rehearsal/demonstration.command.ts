import { WORKER, type Role } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { keepClustersFindable } from '#src/year-round/organisation/app/cluster-findable.command.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { openYear, type OpenYearError } from '#src/year/1-launch/app/open-year.command.ts';
import { tieAccount } from '#src/year-round/people/app/own-record.command.ts';
import { inventCluster } from './invented-cluster.ts';
import { inventPeople } from './invented-people.ts';

const YEAR = 2027;

/** The windows of a plausible year: practice, not a rule; every year's plan sets its own. */
export const STEP_WINDOWS = (year: number) => [
  { step: 'launch', opensOn: `${year - 1}-11-15`, dueOn: `${year}-01-31`, holder: 'Trưởng Cụm' },
  { step: 'covenant', opensOn: `${year - 1}-12-01`, dueOn: `${year}-02-15`, holder: 'Các đơn vị thành viên' },
  { step: 'registration', opensOn: `${year - 1}-12-15`, dueOn: `${year}-02-28`, holder: 'Các đơn vị thành viên' },
  { step: 'progress', opensOn: `${year}-03-01`, dueOn: `${year}-10-31`, holder: 'Các đơn vị thành viên' },
  { step: 'scoring', opensOn: `${year}-10-15`, dueOn: `${year}-11-30`, holder: 'Các đơn vị, Trưởng Cụm' },
  { step: 'nomination', opensOn: `${year}-12-01`, dueOn: `${year}-12-31`, holder: 'Hội nghị Cụm' },
  { step: 'proposal', opensOn: `${year + 1}-01-01`, dueOn: `${year + 1}-01-15`, holder: 'Trưởng Cụm' },
  { step: 'recognition', opensOn: `${year + 1}-01-15`, dueOn: null, holder: 'Hội đồng Thi đua - Khen thưởng' },
  { step: 'rotation', opensOn: `${year}-12-01`, dueOn: `${year + 1}-01-31`, holder: 'Trưởng Cụm' },
];

/** Opens the rehearsal year that `script/server` shows, with one account for each demonstration role. */
export async function openDemonstration(tx: Tx): Promise<Result<null, OpenYearError>> {
  const cluster = await inventCluster(tx, 14);
  const [head, deputy] = [cluster.units[0], cluster.units[14]];
  const member = cluster.units[1];
  if (!head || !deputy || !member) return ok(null);
  const opened = await openYear(tx, WORKER, {
    clusterId: cluster.clusterId,
    year: YEAR,
    term: 'cụm',
    name: `Cụm thi đua ${cluster.name}`,
    blocs: [
      {
        name: 'Khối Sở Tư pháp',
        unitKind: 'STP',
        unitIds: cluster.units.filter((unit) => unit.kind === 'STP').map((unit) => unit.id),
      },
      {
        name: 'Khối Thi hành án dân sự',
        unitKind: 'THADS_PROVINCE',
        unitIds: cluster.units.filter((unit) => unit.kind !== 'STP').map((unit) => unit.id),
      },
    ],
    leaders: [
      { role: 'HEAD', unitId: head.id, person: 'Nguyễn Văn Diễn', position: 'Giám đốc', decision: null },
      {
        role: 'DEPUTY',
        unitId: deputy.id,
        person: 'Trần Thị Tập',
        position: 'Trưởng Thi hành án dân sự tỉnh',
        decision: null,
      },
    ],
    steps: STEP_WINDOWS(YEAR),
    openedFromId: null,
    isSynthetic: true,
  });
  if (!opened.ok) return opened;
  await keepUnitsFindable(
    tx,
    cluster.units.map((unit) => unit.id),
  );
  await keepClustersFindable(tx, [cluster.clusterId]);

  const roles: readonly { name: string; post: string; role: Role; unitId: string | null }[] = [
    { name: 'Lê Thị Cụm', post: `Bộ phận giúp việc Cụm, ${head.name}`, role: 'unit-officer', unitId: head.id },
    {
      name: 'Phạm Văn Đơn',
      post: `Công chức phụ trách thi đua, khen thưởng, ${member.name}`,
      role: 'unit-officer',
      unitId: member.id,
    },
    { name: 'Hoàng Thị Vị', post: `Giám đốc ${member.name}`, role: 'unit-leader', unitId: member.id },
    {
      name: 'Đỗ Văn Bộ',
      post: 'Công chức thi đua, khen thưởng của Bộ',
      role: 'ministry-officer',
      unitId: null,
    },
  ];
  const [officerId, leaderId] = await inventPeople(
    tx,
    member.id,
    [
      { name: 'Phạm Văn Đơn', position: 'Chuyên viên' },
      { name: 'Hoàng Thị Vị', position: 'Giám đốc' },
    ],
    12,
  );
  const [clerkId] = await inventPeople(tx, head.id, [{ name: 'Lê Thị Cụm', position: 'Chuyên viên' }], 6);
  const personOf = new Map([
    ['Phạm Văn Đơn', officerId],
    ['Hoàng Thị Vị', leaderId],
    ['Lê Thị Cụm', clerkId],
  ]);
  for (const { name, post, role, unitId } of roles) {
    const id = await createAccount(tx, {
      name,
      post,
      isDemonstration: true,
      grants: [{ role, clusterYearId: null, unitId }],
    });
    await tieAccount(tx, id, personOf.get(name) ?? null);
  }
  return ok(null);
}
