import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { openYear } from '#src/year/1-launch/app/open-year.command.ts';
import { STEP_WINDOWS } from '#src/rehearsal/demonstration.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { registeredForTheFlag } from '../factories/registration.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let year: OpenedYear;
let laterId: string;
let laterOffice: string;

const audited = () =>
  asActor(WORKER, async (tx) => (await sql<{ n: string }>`select count(*) as n from audit`.execute(tx)).rows[0]?.n);
const idOf = (table: 'covenant' | 'progress_period' | 'registration' | 'campaign' | 'meeting' | 'bloc' | 'ballot') =>
  asActor(WORKER, async (tx) => {
    const row = await tx
      .selectFrom(table)
      .select('id')
      .where('cluster_year_id', '=', year.clusterYearId)
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.id;
  });

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  year = await anOpenYear({ provinces: 3 });
  const office = await cookieOf(year.office);
  const at = `/cum-thi-dua/${year.slug}/2027`;
  const stp = year.units.filter((unit) => unit.kind === 'STP');
  await registeredForTheFlag(
    year,
    stp.map((unit) => unit.id),
  );
  const bloc = await asActor(WORKER, (tx) =>
    tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'STP').executeTakeFirstOrThrow(),
  );
  await send(site, `${at}/phat-dong/moi`, { name: 'Thi đua lập thành tích' }, office);
  await send(site, `${at}/giao-uoc/moi`, { bloc: bloc.id }, office);
  const quarter = { name: 'Quý I', from: '01/01/2027', to: '31/03/2027', dueOn: '10/04/2027' };
  await send(site, `${at}/thuc-hien/ky-moi`, quarter, office);
  await send(site, `${at}/suy-ton/hoi-nghi`, { name: 'Hội nghị tổng kết', heldOn: '18/12/2027' }, office);
  const meetingId = await idOf('meeting');
  const units = stp.map(({ id }) => ({ unitId: id, isPresent: true, delegate: null, post: null, absentReason: null }));
  const { clusterYearId } = year;
  await asActor(year.office, (tx) => recordPresence(tx, year.office, { clusterYearId, meetingId, units }));
  const vote = {
    bloc: bloc.id,
    award: 'CO_BO',
    method: 'secret-ballot',
    round: '1',
    seats: '1',
    threshold: '1/2',
    base: 'all-members',
    source: 'Quy chế cụm',
    ownUnit: 'yes',
    nominees: stp[0]?.id ?? '',
    reason: 'Thử',
  };
  await send(site, `${at}/suy-ton/phieu-moi`, vote, office);
  const opened = await asActor(WORKER, (tx) =>
    openYear(tx, WORKER, {
      clusterId: year.clusterId,
      year: 2028,
      term: 'cụm',
      name: 'Cụm thi đua các tỉnh diễn tập',
      blocs: [{ name: 'Khối Sở Tư pháp', unitKind: 'STP', unitIds: stp.map((unit) => unit.id) }],
      leaders: [{ role: 'HEAD', unitId: year.head.id, person: null, position: null, decision: null }],
      steps: STEP_WINDOWS(2028),
      openedFromId: null,
      isSynthetic: true,
    }),
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  laterId = opened.value;
  const grant = { role: 'cluster-office', clusterYearId: laterId, unitId: year.head.id } as const;
  const name = 'Văn phòng năm sau';
  const id = await asActor(WORKER, (tx) =>
    createAccount(tx, { name, post: null, isDemonstration: false, grants: [grant] }),
  );
  laterOffice = await cookieOf({ id, kind: 'person', name, grants: [grant] } satisfies Actor);
});

test('what belongs to one year is neither shown nor changed under the address of another', async () => {
  const at = `/cum-thi-dua/${year.slug}/2028`;
  const [covenant, period, registration, campaign, ballot] = [
    await idOf('covenant'),
    await idOf('progress_period'),
    await idOf('registration'),
    await idOf('campaign'),
    await idOf('ballot'),
  ];
  const pages = [
    `giao-uoc/${covenant}`,
    `giao-uoc/${covenant}/sua`,
    `giao-uoc/${covenant}/van-ban/giao-uoc.pdf`,
    `dang-ky/${registration}`,
    `phat-dong/${campaign}`,
    `suy-ton/phieu/${ballot}`,
    `suy-ton/phieu/${ballot}/phieu.pdf`,
    `de-nghi/${ballot}/to-trinh.pdf`,
  ];
  for (const page of pages) {
    expect((await get(site, `${at}/${page}`, laterOffice)).status, page).toBe(404);
    expect((await get(site, `/cum-thi-dua/${year.slug}/2027/${page}`, laterOffice)).status, page).toBeGreaterThan(400);
  }
  const before = await audited();
  const [unit] = year.units;
  const writes = [
    `giao-uoc/${covenant}/sua`,
    `giao-uoc/${covenant}/buoc`,
    `giao-uoc/${covenant}/ky`,
    `giao-uoc/${covenant}/y-kien`,
    `giao-uoc/${covenant}/dong-y`,
    `dang-ky/${registration}`,
    `dang-ky/${registration}/chuyen`,
    `dang-ky/${registration}/hoan-tac`,
    `phat-dong/${campaign}`,
    `phat-dong/${campaign}/bo`,
    `thuc-hien/${period}/chot`,
    `thuc-hien/${period}/mo-lai`,
    `suy-ton/phieu/${ballot}/kiem`,
    `suy-ton/phieu/${ballot}/cong-bo`,
    `suy-ton/phieu/${ballot}/huy`,
  ];
  const fields = {
    reason: 'Thử',
    cancelReason: 'Thử',
    act: 'review',
    unit: unit?.id ?? '',
    name: 'Tên khác',
    to: 'received',
    version: '1',
    edition: '1',
  };
  for (const write of writes) {
    for (const shown of [2027, 2028]) {
      const answer = await send(site, `/cum-thi-dua/${year.slug}/${shown}/${write}`, fields, laterOffice);
      expect([403, 404, 422], `${shown} ${write}`).toContain(answer.status);
    }
    expect(await audited(), write).toBe(before);
  }
});

test('a bloc of one year takes no covenant in another', async () => {
  const before = await audited();
  const bloc = await idOf('bloc');
  await send(site, `/cum-thi-dua/${year.slug}/2028/giao-uoc/moi`, { bloc }, laterOffice);
  expect(await audited()).toBe(before);
});

test('a vote announced twice at once is announced once, and no count is put in meanwhile', async () => {
  const office = await cookieOf(year.office);
  const ballot = await idOf('ballot');
  const path = `/cum-thi-dua/${year.slug}/2027/suy-ton/phieu/${ballot}`;
  const nominee = await asActor(WORKER, (tx) =>
    tx.selectFrom('ballot_nominee').select('unit_id').where('ballot_id', '=', ballot).executeTakeFirstOrThrow(),
  );
  const count = (entry: string, yes: number) => ({
    entry,
    teller: `Người kiểm ${entry}`,
    issued: '3',
    collected: '3',
    notReturned: '0',
    valid: '3',
    invalid: '0',
    [`${nominee.unit_id}-yes`]: String(yes),
    [`${nominee.unit_id}-no`]: String(3 - yes),
    [`${nominee.unit_id}-blank`]: '0',
  });
  const enter = () => send(site, `${path}/kiem`, count('1', 3), office);
  const twice = await Promise.all([enter(), enter()]);
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect((await send(site, `${path}/kiem`, count('2', 3), office)).status).toBe(303);
  const answers = await Promise.all([
    send(site, `${path}/cong-bo`, {}, office),
    send(site, `${path}/kiem`, count('1', 2), office),
    send(site, `${path}/cong-bo`, {}, office),
  ]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.filter(({ status }, at) => at !== 1 && status === 303).length).toBeLessThanOrEqual(1);
});
