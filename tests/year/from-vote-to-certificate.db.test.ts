import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#src/kernel/ids.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import type { RecordNumber } from '#src/year-round/papers/app/paper.command.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { closeBallot } from '#src/year/6-nomination/app/close-ballot.ts';
import { enterTally } from '#src/year/6-nomination/app/enter-tally.ts';
import { openBallot } from '#src/year/6-nomination/app/open-ballot.ts';
import { compileSubmission, type CompileSubmission } from '#src/year/7-proposal/app/compile-submission.ts';
import { nominatedIn } from '#src/year/7-proposal/app/nominated.query.ts';
import { numberSubmission } from '#src/year/7-proposal/app/number-submission.ts';
import { decisionById, verified } from '#src/year/8-recognition/app/decisions.query.ts';
import { recordDecision, type RecordDecision } from '#src/year/8-recognition/app/record-decision.ts';
import { revokeAward, type RevokeAward } from '#src/year/8-recognition/app/revoke-award.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { registeredForTheFlag } from '../factories/registration.ts';

useDatabase();
let year: OpenedYear;
let stp: readonly { readonly id: string; readonly name: string }[];
let meetingId: string;
let decisionId: string;
const SIGNER = { right: 'head', headPost: 'Giám đốc', ownPost: 'Giám đốc', name: 'Nguyễn Văn Diễn' } as const;

const does = async <Value>(
  work: (
    tx: Parameters<Parameters<typeof asActor>[1]>[0],
    office: Actor,
  ) => Promise<{ ok: true; value: Value } | { ok: false; error: { kind: string } }>,
): Promise<Value> => {
  const outcome = await asActor(year.office, (tx) => work(tx, year.office));
  if (!outcome.ok) throw new Error(outcome.error.kind);
  return outcome.value;
};

beforeAll(async () => {
  year = await anOpenYear({ provinces: 5 });
  stp = year.units.filter(({ kind }) => kind === 'STP').toSorted((a, b) => compareVietnamese(a.name, b.name));
  await registeredForTheFlag(
    year,
    stp.map(({ id }) => id),
  );
  const { clusterYearId } = year;
  meetingId = await does((tx, office) =>
    holdMeeting(tx, office, {
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
  await does((tx, office) =>
    recordPresence(tx, office, {
      clusterYearId,
      meetingId,
      units: year.units.map((unit) => ({
        unitId: unit.id,
        isPresent: true,
        delegate: null,
        post: null,
        absentReason: null,
      })),
    }),
  );
});

/** A vote of the five Sở Tư pháp on the flag, `yes` for each nominee, announced. */
async function vote(round: number, nominees: readonly string[], yes: readonly number[]): Promise<void> {
  const { clusterYearId } = year;
  const bloc = await asActor(year.office, (tx) =>
    tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'STP').executeTakeFirstOrThrow(),
  );
  const ballotId = await does((tx, office) =>
    openBallot(tx, office, {
      clusterYearId,
      meetingId,
      blocId: bloc.id,
      awardId: 'CO_BO',
      round,
      nominees,
      rule: {
        seats: null,
        threshold: { numerator: 2, denominator: 3 },
        base: 'all-members',
        method: 'secret-ballot',
        ownUnitVotes: true,
        source: 'Quy chế (diễn tập)',
      },
      quorum: { numerator: 2, denominator: 3 },
      scoresProvisional: false,
      reason: null,
    }),
  );
  const rows = nominees.map((unitId, at) => ({ unitId, yes: yes[at] ?? 0, no: 5 - (yes[at] ?? 0), blank: 0 }));
  for (const [entry, teller] of [
    [1, 'Lê A'],
    [2, 'Trần B'],
  ] as const)
    await does((tx, office) =>
      enterTally(tx, office, {
        clusterYearId,
        ballotId,
        entry,
        teller,
        figures: { issued: 5, collected: 5, notReturned: 0, valid: 5, invalid: 0, rows },
      }),
    );
  await does((tx, office) =>
    closeBallot(tx, office, {
      clusterYearId,
      ballotId,
      closedOn: '2027-12-20',
      boxChecked: true,
      tie: null,
      agreedOn: [],
    }),
  );
}

const submit = (change: Partial<CompileSubmission> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    compileSubmission(tx, actor, {
      clusterYearId: year.clusterYearId,
      attached: ['achievement-report', 'meeting-minutes', 'tally-minutes', 'score-sheet', 'council-minutes'],
      signer: SIGNER,
      compiledOn: '2028-01-08',
      scoresProvisional: false,
      reason: null,
      ...change,
    }),
  );
const DECISION = (): RecordDecision => ({
  clusterYearId: year.clusterYearId,
  awardId: 'CO_BO',
  authority: 'Bộ trưởng Bộ Tư pháp',
  place: null,
  proposedBy: null,
  reason: null,
  ground: 'có thành tích xuất sắc năm 2027',
  signedOn: '2028-02-10',
  number: '112/QĐ-BTP',
  signer: SIGNER,
  rows: stp.slice(0, 2).map(({ id, name }) => ({ kind: 'collective', unitId: id, name, unitPrinted: null })),
});
const decide = (change: Partial<RecordDecision> = {}, actor = year.office) =>
  asActor(actor, (tx) => recordDecision(tx, actor, { ...DECISION(), ...change }));
const doneOn = async (step: string) => {
  const rows = asActor(year.office, (tx) =>
    tx
      .selectFrom('year_step')
      .select('done_on')
      .where('cluster_year_id', '=', year.clusterYearId)
      .where('step', '=', step)
      .execute(),
  );
  return (await rows)[0]?.done_on;
};
const states = async () => {
  const rows = await asActor(year.office, (tx) => tx.selectFrom('registration').select(['unit_id', 'state']).execute());
  return stp.map(({ id }) => rows.find((row) => row.unit_id === id)?.state);
};

describe('the submission', () => {
  test('has nobody to propose before the conference has nominated', async () => {
    expect(await submit()).toMatchObject({ error: { kind: 'nobody-was-nominated' } });
  });

  test('a flag whose vote is not on record is refused, whatever the reason', async () => {
    const id = newId();
    await asActor(year.office, async (tx) => {
      const values = { id, cluster_year_id: year.clusterYearId, origin: 'live', award_id: 'CO_BO' };
      await tx
        .insertInto('nomination')
        .values({ ...values, award_printed: 'Cờ thi đua ngành Tư pháp' })
        .execute();
      const unit = { unit_id: stp[0]?.id ?? '', printed: stp[0]?.name ?? '' };
      await tx
        .insertInto('nomination_unit')
        .values({ id: newId(), nomination_id: id, ...unit })
        .execute();
    });
    expect(await submit({ reason: 'Hội nghị đã thống nhất' })).toMatchObject({
      error: { kind: 'precondition-is-missing', because: ['no-vote-record'] },
    });
    await asActor(year.office, (tx) => tx.deleteFrom('nomination').where('id', '=', id).execute());
  });

  test('each unit carries the figures of the round that acclaimed it', async () => {
    const [a = '', b = '', c = ''] = stp.map(({ id }) => id);
    await vote(1, [a, b, c], [5, 3, 1]);
    await vote(2, [b, c], [4, 2]);
    expect(await doneOn('nomination')).toBe('2027-12-18'); // the day of the conference
    const nominated = await asActor(year.office, (tx) => nominatedIn(tx, year.clusterYearId));
    expect(nominated.map(({ unitId, yes, base }) => [unitId, yes, base])).toEqual([
      [a, 5, 5],
      [b, 4, 5],
    ]);
  });

  test('missing papers ask for a reason; compiled, it is frozen and the units are proposed', async () => {
    expect(await submit({ attached: ['meeting-minutes'] })).toMatchObject({
      error: { kind: 'reason-must-be-written', because: ['papers-are-missing'] },
    });
    const officer = await year.officerOf(year.head);
    expect(await submit({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const paperId = await does(() => submit());
    expect(await states()).toEqual(['proposed', 'proposed', 'not-acclaimed', 'registered', 'registered']);
    const read = () => asActor(year.office, (tx) => frozenPaper(tx, year.clusterYearId, paperId));
    const paper = await read();
    expect(paper).toMatchObject({ number: null, state: 'signed' });
    expect(paper?.frozen).toMatchObject({ year: { year: 2027, members: 10, participants: 5 } });
    // who compiled it belongs to the unit that leads: said where that is proposed
    const own = stp.slice(0, 2).filter(({ id }) => id === year.head.id);
    expect(paper?.frozen).toMatchObject({ ownUnits: own.map(({ name }) => name) });
    const { clusterYearId } = year;
    const given = { clusterYearId, paperId, number: '05/TTr-STP', dated: '2028-01-09' } as const;
    const number = (change: Partial<RecordNumber>, actor = year.office) =>
      asActor(actor, (tx) => numberSubmission(tx, actor, { ...given, ...change }));
    expect(await doneOn('proposal')).toBe('2028-01-08');
    expect(await number({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const anotherYear = newId();
    expect(await number({ clusterYearId: anotherYear })).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await number({ clusterYearId: anotherYear }, WORKER)).toMatchObject({ error: { kind: 'no-such-paper' } });
    expect(await number({ number: ' ' })).toMatchObject({ error: { kind: 'number-is-missing' } });
    const both = await Promise.all([number({}), number({})]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await number({ number: '06/TTr-STP' })).toMatchObject({ error: { kind: 'number-is-recorded-already' } });
    expect(await doneOn('proposal')).toBe('2028-01-09'); // the day of the paper
    expect(await read()).toMatchObject({ number: '05/TTr-STP', frozen: paper?.frozen });
  });
});

describe('the decision', () => {
  test('names everyone once and is recorded by the office alone', async () => {
    const [row] = stp.map(({ id, name }) => ({ kind: 'collective', unitId: id, name, unitPrinted: null }) as const);
    if (!row) throw new Error('no unit');
    expect(await decide({ rows: [] })).toMatchObject({ error: { kind: 'nobody-is-awarded' } });
    expect(await decide({ rows: [row, row] })).toMatchObject({ error: { kind: 'awarded-twice' } });
    expect(await decide({ awardId: 'TTLDXS', authority: ' ' })).toMatchObject({
      error: {
        kind: 'authority-is-missing',
        deciders: ['Bộ trưởng Bộ Tư pháp', 'Chủ tịch Ủy ban nhân dân tỉnh'],
      },
    });
    const person = { kind: 'individual', unitId: null, name: 'Trần Thị Hòa', unitPrinted: 'Trưởng phòng' } as const;
    expect(await decide({ rows: [person] })).toMatchObject({ error: { kind: 'award-is-not-for-this-subject' } }); // a flag
    const officer = await year.officerOf(year.head);
    expect(await decide({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
  });

  test('is of an authority that the catalogue names; where the rule was not read, a reason passes the warning', async () => {
    const director = { authority: 'Giám đốc Sở Tư pháp tỉnh Bình Lâm' };
    expect(await decide({ ...director, awardId: 'CO_CP', reason: 'Theo ủy quyền' })).toMatchObject({
      error: { kind: 'authority-may-not-decide', deciders: ['Thủ tướng Chính phủ'] },
    });
    expect(await decide({ ...director, reason: ' ' })).toMatchObject({
      error: { kind: 'authority-needs-review', deciders: ['Bộ trưởng Bộ Tư pháp'] },
    });
    const passed = await asActor(year.office, async (tx) => {
      const outcome = await recordDecision(tx, year.office, {
        ...DECISION(),
        ...director,
        reason: 'Theo văn bản ủy quyền của Bộ trưởng',
      });
      const warnings = await tx
        .selectFrom('step_passed')
        .select(['warning', 'reason'])
        .where('step', '=', 'recognition')
        .execute();
      return { ok: false, outcome, warnings } as const; // looked at and rolled back
    });
    expect(passed.outcome.ok).toBe(true);
    expect(passed.warnings).toEqual([
      {
        warning: 'authority-needs-review (Cờ ngành: Giám đốc Sở Tư pháp tỉnh Bình Lâm)',
        reason: 'Theo văn bản ủy quyền của Bộ trưởng',
      },
    ]);
  });

  test('numbers its rows, honours the registrations, and every reader of the year finds the award', async () => {
    decisionId = await does(() => decide({ authority: '' })); // the only one who decides
    const decision = await asActor(year.office, (tx) => decisionById(tx, year.clusterYearId, decisionId));
    expect(decision?.authority).toBe('Bộ trưởng Bộ Tư pháp');
    expect(decision?.rows.map(({ ordinal, name }) => [ordinal, name])).toEqual(
      stp.slice(0, 2).map(({ name }, at) => [at + 1, name]),
    );
    expect(new Set(decision?.rows.map(({ code }) => code)).size).toBe(2);
    expect(await states()).toEqual(['decided', 'decided', 'not-acclaimed', 'registered', 'registered']);
    const given = await asActor(year.office, (tx) => tx.selectFrom('award_given').selectAll().execute());
    expect(given).toMatchObject([{ award_id: 'CO_BO', collectives: 2, individuals: 0, year: 2027, origin: 'live' }]);
  });

  test('a certificate is checked by anybody; a revoked award keeps its number and says that it is revoked', async () => {
    const decision = await asActor(year.office, (tx) => decisionById(tx, year.clusterYearId, decisionId));
    const [row] = decision?.rows ?? [];
    if (!row) throw new Error('no row');
    const check = () => asActor(ANONYMOUS, (tx) => verified(tx, row.code));
    expect(await check()).toMatchObject({ name: stp[0]?.name, number: '112/QĐ-BTP', ordinal: 1, revokedOn: null });
    expect(await asActor(ANONYMOUS, (tx) => verified(tx, '0000000000000000'))).toBeUndefined();

    const revoke = (change: Partial<RevokeAward> = {}) =>
      asActor(year.office, (tx) =>
        revokeAward(tx, year.office, {
          clusterYearId: year.clusterYearId,
          rowId: row.id,
          on: '2028-06-01',
          paper: '300/QĐ-BTP',
          reason: 'Báo cáo thành tích không đúng',
          ...change,
        }),
      );
    expect(await revoke({ reason: '' })).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await revoke({ paper: '' })).toMatchObject({ error: { kind: 'revoking-paper-missing' } });
    expect(await revoke({ on: '2028-01-01' })).toMatchObject({ error: { kind: 'revoked-before-it-was-signed' } });
    expect(await revoke()).toMatchObject({ ok: true });
    expect(await revoke()).toMatchObject({ error: { kind: 'no-such-row-or-revoked' } });
    const after = await check();
    expect(after).toMatchObject({ ordinal: 1, revokedOn: '2028-06-01' });
    expect(JSON.stringify(after)).not.toContain('thành tích không đúng');
  });
});
