import { beforeAll, describe, expect, test } from 'vitest';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { registeredForTheFlag } from '../../../../tests/factories/registration.ts';
import { minutesFrom } from '../papers/minutes-from-frozen.ts';
import { cancelBallot } from './cancel-ballot.ts';
import { ballotById, ballotsOf, type TallyFigures } from './ballots.query.ts';
import { closeBallot, type CloseBallot } from './close-ballot.ts';
import { enterTally } from './enter-tally.ts';
import type { FrozenMinutes } from './minutes-facts.query.ts';
import { openBallot, type OpenBallot } from './open-ballot.ts';

useDatabase();
let year: OpenedYear;
let meetingId: string;
let blocId: string;
let stp: readonly string[];

beforeAll(async () => {
  year = await anOpenYear({ provinces: 11 });
  stp = year.units
    .filter((unit) => unit.kind === 'STP')
    .toSorted((a, b) => compareVietnamese(a.name, b.name))
    .map((unit) => unit.id);
  await registeredForTheFlag(year, stp.slice(0, 5));
  const held = await asActor(year.office, (tx) =>
    holdMeeting(tx, year.office, {
      clusterYearId: year.clusterYearId,
      existing: null,
      name: 'Hội nghị tổng kết công tác thi đua, khen thưởng năm 2027',
      heldOn: '2027-12-18',
      partOfDay: 'morning',
      place: 'Bình Lâm',
      chair: 'Nguyễn Văn Diễn',
      secretary: '',
      purposes: [{ kind: 'REVIEW', year: 2027 }],
      state: 'held',
    }),
  );
  if (!held.ok) throw new Error(held.error.kind);
  meetingId = held.value;
  blocId = (
    await asActor(year.office, (tx) =>
      tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'STP').executeTakeFirstOrThrow(),
    )
  ).id;
});

const attend = (absent: number) =>
  asActor(year.office, (tx) =>
    recordPresence(tx, year.office, {
      clusterYearId: year.clusterYearId,
      meetingId,
      units: stp.map((unitId, at) => ({
        unitId,
        isPresent: at >= absent,
        delegate: null,
        post: null,
        absentReason: null,
      })),
    }),
  );
const open = (change: Partial<OpenBallot> = {}) =>
  asActor(year.office, (tx) =>
    openBallot(tx, year.office, {
      clusterYearId: year.clusterYearId,
      meetingId,
      blocId,
      awardId: 'CO_BO',
      round: 1,
      nominees: stp.slice(0, 3),
      rule: {
        seats: 2,
        threshold: { numerator: 2, denominator: 3 },
        base: 'all-members',
        method: 'secret-ballot',
        ownUnitVotes: true,
        source: 'Quy chế của Cụm (diễn tập)',
      },
      quorum: { numerator: 2, denominator: 3 },
      scoresProvisional: false,
      reason: null,
      ...change,
    }),
  );
/** `yes` for each nominee of papers that were all valid. */
const papers = (valid: number, yes: readonly number[], from = 0): TallyFigures => ({
  issued: valid,
  collected: valid,
  notReturned: 0,
  valid,
  invalid: 0,
  rows: yes.map((votes, at) => ({ unitId: stp[from + at] ?? '', yes: votes, no: valid - votes, blank: 0 })),
});
const tally = (ballotId: string, entry: 1 | 2, teller: string, figures: TallyFigures) =>
  asActor(year.office, (tx) =>
    enterTally(tx, year.office, { clusterYearId: year.clusterYearId, ballotId, entry, teller, figures }),
  );
const close = (ballotId: string, change: Partial<CloseBallot> = {}) =>
  asActor(year.office, (tx) =>
    closeBallot(tx, year.office, {
      clusterYearId: year.clusterYearId,
      ballotId,
      closedOn: '2027-12-18',
      boxChecked: true,
      tie: null,
      agreedOn: [],
      ...change,
    }),
  );

const statesOf = async (unitIds: readonly string[]) => {
  const rows = await asActor(year.office, (tx) =>
    tx.selectFrom('registration').select(['unit_id', 'state']).where('award_id', '=', 'CO_BO').execute(),
  );
  return unitIds.map((unitId) => rows.find((row) => row.unit_id === unitId)?.state);
};

describe('the vote of a bloc', () => {
  test('without a quorum no vote is opened: of 11 members 8 are needed', async () => {
    await attend(4);
    expect(await open()).toMatchObject({ error: { kind: 'precondition-is-missing', because: ['quorum-not-met'] } });
    await attend(3);
    expect(await open({ scoresProvisional: true })).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['scores-are-provisional'] },
    });
  });

  test('only members of the bloc stand, and the rule names where it comes from', async () => {
    const thads = year.units.find((unit) => unit.kind !== 'STP')?.id ?? '';
    expect(await open({ nominees: [thads] })).toMatchObject({ error: { kind: 'nominee-not-in-the-bloc' } });
    const noSource = {
      seats: 2,
      threshold: { numerator: 2, denominator: 3 },
      base: 'all-members',
      method: 'secret-ballot',
      ownUnitVotes: true,
      source: ' ',
    } as const;
    expect(await open({ rule: noSource })).toMatchObject({ error: { kind: 'rule-has-no-source' } });
  });

  test('two tellers count for themselves; the vote closes when they agree, a tie goes to the chair, then nothing moves', async () => {
    await attend(0);
    const opened = await open();
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(await open()).toMatchObject({ error: { kind: 'ballot-is-open-already' } });
    const id = opened.value;
    expect(await tally(id, 1, 'Lê A', { ...papers(11, [9, 8, 8]), issued: 12 })).toMatchObject({
      error: { kind: 'count-does-not-add-up' },
    });
    expect(await tally(id, 1, 'Lê A', papers(11, [9, 8, 5]))).toMatchObject({ ok: true });
    expect(await close(id)).toMatchObject({ error: { kind: 'second-tally-missing' } });
    expect(await tally(id, 2, 'Lê A', papers(11, [9, 8, 5]))).toMatchObject({ error: { kind: 'same-teller-twice' } });
    expect(await tally(id, 2, 'Trần B', papers(11, [9, 7, 5]))).toMatchObject({ ok: true });
    expect(await close(id)).toMatchObject({ error: { kind: 'tallies-differ' } });
    expect(await tally(id, 2, 'Trần B', papers(11, [9, 8, 5]))).toMatchObject({ ok: true });
    expect(await close(id)).toMatchObject({ ok: true });
    expect(await close(id)).toMatchObject({ error: { kind: 'ballot-is-closed' } });
    expect(await tally(id, 1, 'Lê A', papers(11, [1, 1, 1]))).toMatchObject({ error: { kind: 'ballot-is-closed' } });
    expect(await attend(1)).toMatchObject({ error: { kind: 'presence-is-frozen' } });

    const ballot = await asActor(year.office, (tx) => ballotById(tx, year.clusterYearId, id));
    expect(ballot?.nominees.map((nominee) => nominee.result)).toEqual(['acclaimed', 'acclaimed', 'not-acclaimed']);
    expect(await statesOf(stp.slice(0, 4))).toEqual(['acclaimed', 'acclaimed', 'not-acclaimed', 'registered']);
    const named = await asActor(year.office, (tx) =>
      tx
        .selectFrom('nomination')
        .innerJoin('nomination_unit', 'nomination_unit.nomination_id', 'nomination.id')
        .selectAll()
        .execute(),
    );
    expect(named.map((row) => [row.award_id, row.method, row.unit_id])).toEqual([
      ['CO_BO', 'secret-ballot', stp[0]],
      ['CO_BO', 'secret-ballot', stp[1]],
    ]);
  });

  test('what the minutes say is frozen: a later word on the meeting changes nothing in them', async () => {
    const [ballot] = await asActor(year.office, (tx) => ballotsOf(tx, year.clusterYearId));
    const minutes = () =>
      asActor(year.office, (tx) => frozenPaper(tx, year.clusterYearId, ballot?.minutesPaperId ?? ''));
    const before = await minutes();
    await asActor(year.office, (tx) =>
      tx.updateTable('meeting').set({ chair: 'Người khác' }).where('id', '=', meetingId).execute(),
    );
    const after = await minutes();
    const facts = after?.frozen as unknown as FrozenMinutes;
    expect(facts).toMatchObject({ meeting: { chair: 'Nguyễn Văn Diễn', place: 'Bình Lâm' }, year: { year: 2027 } });
    expect(facts.ballot.tallies[0]?.rows.map(({ unitId }) => unitId)).toEqual(stp.slice(0, 3));
    expect(after).toEqual(before);
    expect(minutesFrom(facts)).toMatchObject({ ok: true });
  });

  test('a second round is for those not acclaimed; a tie at the last place waits for the chair', async () => {
    expect(await open({ round: 2 })).toMatchObject({
      error: { kind: 'acclaimed-already', unitIds: expect.arrayContaining([stp[0], stp[1]]) },
    });
    const rule = {
      seats: 2,
      threshold: { numerator: 1, denominator: 3 },
      base: 'all-members',
      method: 'open-ballot',
      ownUnitVotes: true,
      source: 'Quy chế',
    } as const;
    const opened = await open({ round: 2, nominees: stp.slice(2, 5), rule });
    if (!opened.ok) throw new Error(opened.error.kind);
    const id = opened.value;
    for (const [entry, teller] of [
      [1, 'Lê A'],
      [2, 'Trần B'],
    ] as const)
      await tally(id, entry, teller, papers(11, [9, 6, 6], 2));
    const [, , , second, third] = stp;
    expect(await close(id)).toMatchObject({
      error: { kind: 'tie-waits-for-the-chair', unitIds: [second, third], places: 1 },
    });
    expect(await close(id, { tie: { chosen: [third ?? ''], reason: '' } })).toMatchObject({
      error: { kind: 'reason-must-be-written' },
    });
    const reason = 'Đơn vị có tỷ lệ nữ từ 70% trở lên';
    const closed = await close(id, { tie: { chosen: [third ?? ''], reason } });
    if (!closed.ok) throw new Error(closed.error.kind);
    const ballot = await asActor(year.office, (tx) => ballotById(tx, year.clusterYearId, id));
    expect(ballot?.nominees.map((nominee) => nominee.result)).toEqual(['acclaimed', 'no-place-left', 'acclaimed']);
    const paper = await asActor(year.office, (tx) => frozenPaper(tx, year.clusterYearId, closed.value));
    expect(paper?.frozen).toMatchObject({ tie: { chosen: [third], reason } });
    expect(await statesOf(stp.slice(2, 5))).toEqual(['acclaimed', 'not-acclaimed', 'acclaimed']);
  });

  test('a unit without a registration stands only with a written reason', async () => {
    const change = { round: 3, nominees: stp.slice(6, 8) };
    expect(await open(change)).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['not-on-the-register'] },
    });
  });

  test('a vote is cancelled with a reason and held again in the same round; a closed one is not cancelled', async () => {
    const change = { round: 3, nominees: stp.slice(6, 8), reason: 'Đăng ký gửi qua đường công văn, chưa nhập' };
    const opened = await open(change);
    if (!opened.ok) throw new Error(opened.error.kind);
    const cancel = (ballotId: string, reason: string) =>
      asActor(year.office, (tx) =>
        cancelBallot(tx, year.office, { clusterYearId: year.clusterYearId, ballotId, on: '2027-12-18', reason }),
      );
    expect(await cancel(opened.value, ' ')).toMatchObject({ error: { kind: 'cancelled-without-a-reason' } });
    expect(await cancel(opened.value, 'Phiếu in sai tên đơn vị')).toMatchObject({ ok: true });
    expect(await close(opened.value)).toMatchObject({ error: { kind: 'ballot-is-closed' } });
    const again = await open(change);
    if (!again.ok) throw new Error(again.error.kind);
    await cancel(again.value, 'Hội nghị thống nhất không bỏ phiếu vòng ba');
    const [first] = await asActor(year.office, (tx) => ballotsOf(tx, year.clusterYearId));
    expect(await cancel(first?.id ?? '', 'muộn')).toMatchObject({ error: { kind: 'ballot-is-closed' } });
  });

  test('a consensus has no tally, and none is made up for it', async () => {
    const rule = {
      seats: 1,
      threshold: { numerator: 1, denominator: 1 },
      base: 'present',
      method: 'consensus',
      source: 'Hội nghị thống nhất',
    } as const;
    const opened = await open({ awardId: 'CO_CP', rule, nominees: stp.slice(0, 1), reason: 'Hội nghị giới thiệu' });
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(await tally(opened.value, 1, 'Lê A', papers(11, [11]))).toMatchObject({ error: { kind: 'no-such-ballot' } });
    expect(await close(opened.value, { agreedOn: [] })).toMatchObject({ error: { kind: 'nobody-was-nominated' } });
    expect(await close(opened.value, { agreedOn: [stp[0] ?? ''] })).toMatchObject({ ok: true });
    const all = await asActor(year.office, (tx) => ballotsOf(tx, year.clusterYearId));
    expect(all.find((ballot) => ballot.method === 'consensus')?.tallies).toEqual([]);
  });

  test('whoever does not run the year opens and closes no vote', async () => {
    const officer = await year.officerOf(year.head);
    const refused = await asActor(officer, (tx) =>
      closeBallot(tx, officer, {
        clusterYearId: year.clusterYearId,
        ballotId: meetingId,
        closedOn: '2027-12-18',
        boxChecked: null,
        tie: null,
        agreedOn: [],
      }),
    );
    expect(refused).toMatchObject({ error: { kind: 'not-yours-to-do' } });
  });
});
