import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { ballotById, ballotsOf, type TallyFigures } from './ballots.query.ts';
import { closeBallot, type CloseBallot } from './close-ballot.ts';
import { enterTally } from './enter-tally.ts';
import { openBallot, type OpenBallot } from './open-ballot.ts';

useDatabase();
let year: OpenedYear;
let meetingId: string;
let blocId: string;
let stp: readonly string[];

beforeAll(async () => {
  year = await anOpenYear({ provinces: 11 });
  stp = year.units.filter((unit) => unit.kind === 'STP').map((unit) => unit.id);
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
        source: 'Quy chế của Cụm (diễn tập)',
      },
      quorum: { numerator: 2, denominator: 3 },
      scoresProvisional: false,
      reason: null,
      ...change,
    }),
  );
/** `yes` for each nominee of papers that were all valid. */
const papers = (valid: number, yes: readonly number[]): TallyFigures => ({
  issued: valid,
  collected: valid,
  notReturned: 0,
  valid,
  invalid: 0,
  rows: yes.map((votes, at) => ({ unitId: stp[at] ?? '', yes: votes, no: valid - votes, blank: 0 })),
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

  test('a tie at the last place waits for the chair', async () => {
    const opened = await open({
      round: 3,
      rule: {
        seats: 2,
        threshold: { numerator: 1, denominator: 3 },
        base: 'all-members',
        method: 'open-ballot',
        source: 'Quy chế',
      },
    });
    if (!opened.ok) throw new Error(opened.error.kind);
    const id = opened.value;
    for (const [entry, teller] of [
      [1, 'Lê A'],
      [2, 'Trần B'],
    ] as const)
      await tally(id, entry, teller, papers(11, [9, 6, 6]));
    const [, second, third] = stp;
    expect(await close(id)).toMatchObject({
      error: { kind: 'tie-waits-for-the-chair', unitIds: [second, third], places: 1 },
    });
    expect(await close(id, { tie: { chosen: [third ?? ''], reason: '' } })).toMatchObject({
      error: { kind: 'reason-must-be-written' },
    });
    expect(
      await close(id, { tie: { chosen: [third ?? ''], reason: 'Đơn vị có tỷ lệ nữ từ 70% trở lên' } }),
    ).toMatchObject({ ok: true });
    const ballot = await asActor(year.office, (tx) => ballotById(tx, year.clusterYearId, id));
    expect(ballot?.nominees.map((nominee) => nominee.result)).toEqual(['acclaimed', 'no-place-left', 'acclaimed']);
    expect(ballot?.stateReason).toBe('Đơn vị có tỷ lệ nữ từ 70% trở lên');
  });

  test('a consensus has no tally, and none is made up for it', async () => {
    const rule = {
      seats: 1,
      threshold: { numerator: 1, denominator: 1 },
      base: 'present',
      method: 'consensus',
      source: 'Hội nghị thống nhất',
    } as const;
    const opened = await open({ awardId: 'CO_CP', rule });
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
