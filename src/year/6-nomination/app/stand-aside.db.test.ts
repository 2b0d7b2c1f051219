import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, type Role, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import type { AwardId } from '#src/law/award-catalogue.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import type { BallotRule } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { registeredForTheFlag } from '../../../../tests/factories/registration.ts';
import { minutesFrom } from '../papers/minutes-from-frozen.ts';
import { ballotById } from './ballots.query.ts';
import { cancelBallot } from './cancel-ballot.ts';
import { closeBallot, type CloseBallot } from './close-ballot.ts';
import { enterTally } from './enter-tally.ts';
import type { FrozenMinutes } from './minutes-facts.query.ts';
import { openBallot } from './open-ballot.ts';
import { standAside, type StandAside, takeBackAside } from './stand-aside.ts';

useDatabase();
let year: OpenedYear;
let stp: readonly OpenedYear['head'][];
let [meetingId, blocId, ballotId] = ['', '', ''];
const RULE: BallotRule = {
  seats: null,
  threshold: { numerator: 2, denominator: 3 },
  base: 'all-members',
  method: 'secret-ballot',
  source: 'Quy chế của Cụm (diễn tập)',
  ownUnitVotes: true,
};
const unit = (at: number) => stp[at] ?? year.head;

beforeAll(async () => {
  year = await anOpenYear({ provinces: 6 });
  stp = year.units.filter(({ kind }) => kind === 'STP').toSorted((a, b) => compareVietnamese(a.name, b.name));
  await registeredForTheFlag(year, [unit(0).id, unit(1).id]);
  const { clusterYearId } = year;
  const held = await asActor(year.office, (tx) =>
    holdMeeting(tx, year.office, {
      clusterYearId,
      existing: null,
      name: 'Hội nghị tổng kết',
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
  // five of the six Sở Tư pháp have come
  const units = stp.map(({ id }, at) => ({
    unitId: id,
    isPresent: at < 5,
    delegate: null,
    post: null,
    absentReason: null,
  }));
  await asActor(year.office, (tx) => recordPresence(tx, year.office, { clusterYearId, meetingId, units }));
  const bloc = await asActor(year.office, (tx) =>
    tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'STP').executeTakeFirstOrThrow(),
  );
  blocId = bloc.id;
});

/** Who was acclaimed does not stand again for the same award. */
let awards: readonly AwardId[] = ['BK_BO', 'CO_BO', 'CO_CP'];
let round = 0;
const open = async (rule: Partial<BallotRule> = {}): Promise<string> => {
  round = (round % 9) + 1;
  const opened = await asActor(year.office, (tx) =>
    openBallot(tx, year.office, {
      clusterYearId: year.clusterYearId,
      meetingId,
      blocId,
      awardId: awards[0] ?? 'BK_BO',
      round,
      nominees: [unit(0).id, unit(1).id],
      rule: { ...RULE, ...rule },
      quorum: { numerator: 2, denominator: 3 },
      scoresProvisional: false,
      reason: 'Diễn tập',
    }),
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
};
const cancel = (id: string) =>
  asActor(year.office, (tx) =>
    cancelBallot(tx, year.office, {
      clusterYearId: year.clusterYearId,
      ballotId: id,
      on: '2027-12-18',
      reason: 'Xong một lần thử',
    }),
  );
beforeEach(async () => {
  if (ballotId !== '') await cancel(ballotId);
  ballotId = await open();
});

const announced = (): void => {
  ballotId = '';
  awards = awards.slice(1);
};

const aside = (change: Partial<StandAside> = {}, actor: Actor = year.office) =>
  asActor(actor, (tx) =>
    standAside(tx, actor, {
      clusterYearId: year.clusterYearId,
      ballotId,
      unitId: unit(2).id,
      nomineeId: null,
      kind: 'recused',
      saidBy: 'Nguyễn Văn Diễn',
      reason: 'Có liên quan đến đơn vị được bình xét',
      ...change,
    }),
  );
const takeBack = (asideId: string, reason = 'Ghi nhầm đơn vị', actor: Actor = year.office) =>
  asActor(actor, (tx) => takeBackAside(tx, actor, { clusterYearId: year.clusterYearId, ballotId, asideId, reason }));
/** `yes` for each of the two nominees, of papers that were all valid. */
const tally = (papers: number, yes: readonly [number, number], entry: 1 | 2 = 1) =>
  asActor(year.office, (tx) =>
    enterTally(tx, year.office, {
      clusterYearId: year.clusterYearId,
      ballotId,
      entry,
      teller: entry === 1 ? 'Lê A' : 'Trần B',
      figures: {
        issued: papers,
        collected: papers,
        notReturned: 0,
        valid: papers,
        invalid: 0,
        rows: yes.map((votes, at) => ({ unitId: unit(at).id, yes: votes, no: 0, blank: papers - votes })),
      },
    }),
  );
const close = (change: Partial<CloseBallot> = {}) =>
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
const ballot = () => asActor(year.office, (tx) => ballotById(tx, year.clusterYearId, ballotId));
const someone = async (role: Role, unitId: string | null): Promise<Actor> => {
  const grants = [{ role, clusterYearId: year.clusterYearId, unitId }];
  const name = `${role} ${newId().slice(-4)}`;
  const id = await asActor(WORKER, (tx) => createAccount(tx, { name, post: null, isDemonstration: false, grants }));
  return { id, kind: 'person', name, grants };
};

describe('who takes no part in a vote', () => {
  test.each(['delegate', 'unit-leader', 'unit-officer'] as const)(
    'a unit abstains by its own word (%s), and by that of no other unit; nobody but the chair recuses',
    async (role) => {
      const own = await someone(role, unit(2).id);
      const other = await someone(role, unit(3).id);
      const word = { kind: 'abstained', saidBy: own.name, reason: 'Vừa nhận cờ năm trước' } as const;
      expect(await aside(word, other)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
      expect(await aside({ kind: 'recused' }, own)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
      expect(await aside(word, own)).toMatchObject({ ok: true });
      expect((await ballot())?.aside).toMatchObject([{ unitId: unit(2).id, kind: 'abstained', nomineeId: null }]);
    },
  );

  test('with a reason and the name of who said it; once; present; as to a nominee on the list', async () => {
    expect(await aside({ reason: ' ' })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await aside({ saidBy: ' ' })).toMatchObject({ error: { kind: 'nobody-said-it' } });
    expect(await aside({ unitId: unit(5).id })).toMatchObject({ error: { kind: 'unit-is-not-there' } });
    expect(await aside({ nomineeId: unit(3).id })).toMatchObject({ error: { kind: 'nominee-not-on-the-list' } });
    expect(await aside({ nomineeId: unit(0).id })).toMatchObject({ ok: true });
    expect(await aside({ nomineeId: unit(0).id })).toMatchObject({ error: { kind: 'stands-aside-already' } });
    expect(await aside({ nomineeId: unit(1).id })).toMatchObject({ ok: true });
    expect(await aside({ unitId: unit(3).id })).toMatchObject({ ok: true });
    expect(await aside({ unitId: unit(3).id, nomineeId: unit(0).id })).toMatchObject({
      error: { kind: 'stands-aside-already' },
    });
  });

  test('what the office writes down for a unit says so, and the unit is told', async () => {
    await aside({ kind: 'abstained', saidBy: 'Trưởng đoàn' });
    const row = await asActor(WORKER, (tx) =>
      tx.selectFrom('vote_aside').selectAll().where('ballot_id', '=', ballotId).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({ entered_for_unit: true, said_by: 'Trưởng đoàn', by_account_id: year.office.id });
    const told = await asActor(WORKER, (tx) =>
      tx.selectFrom('notice').select(['kind', 'unit_id']).where('kind', '=', 'aside-entered').execute(),
    );
    expect(told).toContainEqual({ kind: 'aside-entered', unit_id: unit(2).id });
  });
});

describe('the count of a vote in which somebody takes no part', () => {
  test('has no more papers and no more votes than those who may vote', async () => {
    await aside();
    expect(await tally(5, [4, 4])).toMatchObject({
      error: { breaches: [{ kind: 'more-issued-than-take-part', issued: 5, takePart: 4 }] },
    });
    expect(await tally(4, [4, 4])).toMatchObject({ ok: true });
    await cancel(ballotId);
    ballotId = await open();
    await aside({ nomineeId: unit(0).id });
    expect(await tally(5, [5, 5])).toMatchObject({
      error: { breaches: [{ kind: 'more-votes-than-take-part', votes: 5, takePart: 4 }] },
    });
    expect(await tally(5, [4, 5])).toMatchObject({ ok: true });
  });

  test('once it is entered nobody more stands aside; what is taken back until the end has it counted anew', async () => {
    const said = await aside();
    if (!said.ok) throw new Error(said.error.kind);
    await tally(4, [4, 2]);
    expect(await aside({ unitId: unit(3).id })).toMatchObject({ error: { kind: 'count-has-begun' } });
    expect(await takeBack(said.value, ' ')).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await takeBack(said.value)).toMatchObject({ ok: true });
    expect(await ballot()).toMatchObject({ aside: [], tallies: [] });
    expect(await close()).toMatchObject({ error: { kind: 'second-tally-missing' } });
    const kept = await asActor(WORKER, (tx) =>
      tx.selectFrom('vote_aside').selectAll().where('id', '=', said.value).executeTakeFirstOrThrow(),
    );
    expect(kept).toMatchObject({ taken_back_by: year.office.id, taken_back_reason: 'Ghi nhầm đơn vị' });
    expect(await takeBack(said.value)).toMatchObject({ error: { kind: 'not-yours-to-do' } }); // it is gone
  });

  test('a unit takes back its own word, not what the chair decided nor what another said', async () => {
    const own = await someone('delegate', unit(2).id);
    const other = await someone('delegate', unit(3).id);
    const word = await aside({ kind: 'abstained', nomineeId: unit(0).id }, own);
    const decided = await aside({ nomineeId: unit(1).id });
    if (!word.ok || !decided.ok) throw new Error('not written');
    for (const [id, actor] of [
      [word.value, other],
      [decided.value, own],
      [newId(), own],
    ] as const)
      expect(await takeBack(id, 'Xin rút', actor)).toEqual({ ok: false, error: { kind: 'not-yours-to-do' } });
    expect(await takeBack(word.value, 'Xin rút', own)).toMatchObject({ ok: true });
  });

  test('a unit does not undo a count by taking back its word: after it, only the head’s office does', async () => {
    const own = await someone('delegate', unit(2).id);
    const word = await aside({ kind: 'abstained', nomineeId: unit(0).id }, own);
    if (!word.ok) throw new Error(word.error.kind);
    await tally(5, [2, 3]);
    expect(await takeBack(word.value, 'Xin rút', own)).toEqual({ ok: false, error: { kind: 'count-has-begun' } });
    expect((await ballot())?.tallies).toHaveLength(1);
    expect((await takeBack(word.value)).ok).toBe(true);
  });

  test('two at once follow one another: a count that is being entered and a removal never both stand', async () => {
    for (let time = 0; time < 4; time += 1) {
      if (time > 0) {
        await cancel(ballotId);
        ballotId = await open();
      }
      const [counted, removed] = await Promise.all([tally(5, [5, 5]), aside()]);
      const after = await ballot();
      expect([counted.ok, removed.ok].filter(Boolean)).toHaveLength(1);
      expect([after?.tallies.length, after?.aside.length]).toEqual(counted.ok ? [1, 0] : [0, 1]);
    }
  });

  test('two who write down the same at once leave one line', async () => {
    const both = await Promise.all([aside(), aside()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await ballot())?.aside).toHaveLength(1);
  });
});

describe('the result of a vote in which somebody took no part', () => {
  const both = async (papers: number, yes: readonly [number, number]) => {
    await tally(papers, yes);
    await tally(papers, yes, 2);
  };
  const settled = (change: Partial<NonNullable<CloseBallot['settled']>> = {}) => ({
    settled: { ownUnitVotes: null, asideLeavesBase: null, reason: 'Hội nghị thống nhất', ...change },
  });

  test('is of all members where the rule says all members; it stands in the minutes with reason and name', async () => {
    await aside();
    await aside({
      kind: 'abstained',
      unitId: unit(3).id,
      nomineeId: unit(1).id,
      saidBy: 'Trưởng đoàn',
      reason: 'Nhường',
    });
    await both(4, [4, 3]);
    const closed = await close();
    if (!closed.ok) throw new Error(closed.error.kind);
    expect((await ballot())?.nominees.map(({ result }) => result)).toEqual(['acclaimed', 'not-acclaimed']); // 4 of 6, 3 of 6
    const paper = await asActor(year.office, (tx) => frozenPaper(tx, year.clusterYearId, closed.value));
    const printed = minutesFrom(paper?.frozen as unknown as FrozenMinutes);
    const lines = printed.ok ? JSON.stringify(printed.value.data) : '';
    expect(lines).toContain('Có mặt, không tham gia bỏ phiếu: 02 đơn vị');
    expect(lines).toContain('vì có liên quan, theo đề nghị của chủ trì (Nguyễn Văn Diễn)');
    expect(lines).toContain(`tự xin không tham gia bỏ phiếu đối với ${unit(1).name} (Trưởng đoàn nêu), lý do: Nhường`);
    announced();
  });

  test('waits for the chair where the rule is silent, and goes on with what the chair has settled, in the minutes too', async () => {
    await cancel(ballotId);
    ballotId = await open({ base: 'present', ownUnitVotes: null });
    await aside({ unitId: unit(4).id });
    await both(4, [3, 2]);
    expect(await close()).toMatchObject({
      error: { kind: 'rule-waits-for-the-chair', notSaid: ['own-unit-not-stated'] },
    });
    expect(await close(settled({ ownUnitVotes: true }))).toMatchObject({
      error: { kind: 'rule-waits-for-the-chair', notSaid: ['aside-not-stated'] },
    });
    const all = { ownUnitVotes: true, asideLeavesBase: true } as const;
    expect(await close(settled({ ...all, reason: ' ' }))).toMatchObject({
      error: { kind: 'rule-waits-for-the-chair' },
    });
    const closed = await close(settled(all));
    if (!closed.ok) throw new Error(closed.error.kind);
    const after = await ballot();
    expect(after?.nominees.map(({ result }) => result)).toEqual(['acclaimed', 'not-acclaimed']); // 3 of 4, 2 of 4
    expect(after).toMatchObject({ settledReason: 'Hội nghị thống nhất' });
    const bases = await asActor(year.office, (tx) =>
      tx.selectFrom('ballot_nominee').select('base_count').where('ballot_id', '=', ballotId).execute(),
    );
    expect(bases).toEqual([{ base_count: 4 }, { base_count: 4 }]); // what the submission prints the share of
    const paper = await asActor(year.office, (tx) => frozenPaper(tx, year.clusterYearId, closed.value));
    const printed = minutesFrom(paper?.frozen as unknown as FrozenMinutes);
    expect(JSON.stringify(printed.ok && printed.value.data)).toContain(
      'Quy chế không nêu, chủ trì Hội nghị quyết định: phiếu của đơn vị bỏ cho chính mình được tính; đơn vị không tham gia không tính vào tổng số để tính tỷ lệ; lý do: Hội nghị thống nhất.',
    );
    announced();
  });

  test('what the regulation itself says the chair does not change', async () => {
    await cancel(ballotId);
    ballotId = await open({ base: 'present', asideLeavesBase: false, threshold: { numerator: 4, denominator: 5 } });
    await aside();
    await both(4, [4, 3]);
    expect(await close(settled({ asideLeavesBase: true }))).toMatchObject({ ok: true });
    const after = await ballot();
    expect(after).toMatchObject({ settledReason: null, rule: { asideLeavesBase: false } });
    expect(after?.nominees.map(({ result }) => result)).toEqual(['acclaimed', 'not-acclaimed']); // 4 of 5, 3 of 5
    const said = await aside();
    expect(said).toMatchObject({ error: { kind: 'ballot-is-closed' } });
    announced();
  });
});
