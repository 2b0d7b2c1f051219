import type { AwardId } from '#src/law/award-catalogue.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { printedRoot } from '#src/year-round/audit/app/root.query.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import { holdMeeting } from '#src/year-round/meetings/app/hold-meeting.command.ts';
import { recordPresence } from '#src/year-round/meetings/app/record-presence.command.ts';
import { frozenPaper } from '#src/year-round/papers/app/paper.query.ts';
import { saveCampaign } from '#src/year/1-launch/app/save-campaign.ts';
import { closeRegister } from '#src/year/3-registration/app/close-register.ts';
import { listedCandidates } from '#src/year/3-registration/app/listed-candidates.query.ts';
import { moveRegistrations } from '#src/year/3-registration/app/move-registrations.command.ts';
import { registerAward } from '#src/year/3-registration/app/register-award.ts';
import { registerOf } from '#src/year/3-registration/app/register.query.ts';
import { registrationRollup } from '#src/year/3-registration/papers/registration-rollup.ts';
import { rollupPaper } from '#src/year/3-registration/web/register-files.ts';
import { ballotById, type TallyFigures } from '#src/year/6-nomination/app/ballots.query.ts';
import { closeBallot } from '#src/year/6-nomination/app/close-ballot.ts';
import { enterTally } from '#src/year/6-nomination/app/enter-tally.ts';
import { openBallot } from '#src/year/6-nomination/app/open-ballot.ts';
import type { FrozenMinutes } from '#src/year/6-nomination/app/minutes-facts.query.ts';
import { minutesFrom } from '#src/year/6-nomination/papers/minutes-from-frozen.ts';
import { compileSubmission, type FrozenSubmission } from '#src/year/7-proposal/app/compile-submission.ts';
import { numberSubmission } from '#src/year/7-proposal/app/number-submission.ts';
import { nominatedIn } from '#src/year/7-proposal/app/nominated.query.ts';
import { submissionFrom } from '#src/year/7-proposal/papers/submission-from-frozen.ts';
import { decisionById } from '#src/year/8-recognition/app/decisions.query.ts';
import { type FrozenDecision, recordDecision } from '#src/year/8-recognition/app/record-decision.ts';
import { certificatesFrom, decisionFrom } from '#src/year/8-recognition/papers/papers-from-frozen.ts';
import { minutesOfRotation } from '#src/year/9-rotation/papers/minutes-of-rotation.ts';
import { rotationOf } from '#src/year/9-rotation/app/rotation.query.ts';
import { bulletinFacts } from '#src/year-round/news/app/bulletin-facts.query.ts';
import { bulletin, bulletinText } from '#src/year-round/news/domain/bulletin.ts';
import { handOver } from '#src/year/9-rotation/app/hand-over.ts';
import { nameNextLeaders } from '#src/year/9-rotation/app/name-next-leaders.ts';
import { openNextYear } from '#src/year/9-rotation/app/open-next-year.ts';
import { dayIn, instantOf } from './days.ts';
import { rehearseCovenants, reviewCovenants } from './covenants.ts';
import { rehearseProgress } from './progress.ts';
import { type Rehearsal, RehearsalStopped } from './rehearsal.ts';
import { rehearseScoring } from './scoring.ts';

const HEAD_SIGNS = { right: 'head', headPost: 'Giám đốc', ownPost: 'Giám đốc', name: 'Nguyễn Văn Diễn' } as const;

/** The nine steps of a rehearsed year, each through the use cases that the pages call. */
export const STEPS: Readonly<Record<YearStep, (rehearsal: Rehearsal) => Promise<void>>> = {
  launch,
  covenant: rehearseCovenants,
  registration,
  progress: rehearseProgress,
  scoring: rehearseScoring,
  nomination,
  proposal,
  recognition,
  rotation,
};

async function launch({ does, office, frame, year }: Rehearsal): Promise<void> {
  const names = [
    'Diễn tập: thi đua hoàn thành nhiệm vụ công tác tư pháp',
    'Diễn tập: chung sức xây dựng nông thôn mới',
    'Diễn tập: thi đua cao điểm chào mừng Ngày truyền thống ngành',
  ];
  for (const [at, name] of names.entries())
    await does((tx) =>
      saveCampaign(tx, office, {
        clusterYearId: frame.clusterYear.id,
        existing: null,
        plan: {
          name,
          kinds: [at === 2 ? 'cao điểm' : 'thường xuyên'],
          launchedBy: 'Trưởng Cụm thi đua',
          aim: 'Số liệu diễn tập.',
          runs:
            at === 2
              ? { from: dayIn(year, 6, 1), to: dayIn(year, 8, 28) }
              : { from: dayIn(year, 1, 15), to: dayIn(year, 11, 30) },
          measured: null,
        },
        reason: null,
      }),
    );
}

async function registration({ does, reads, prints, office, frame, year, chance }: Rehearsal): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  const register = (unitId: string, award: AwardId) =>
    does((tx) =>
      registerAward(tx, office, {
        clusterYearId,
        unitId,
        award,
        subject: 'collective',
        name: null,
        count: null,
        receivedOn: dayIn(year, 2, chance.between(1, 26)),
        note: 'Bản đăng ký diễn tập',
        on: dayIn(year, 2, 27),
      }),
    );
  for (const unit of frame.units) {
    await register(unit.id, 'TTLDXS');
    // at least the first three of each bloc stand for the flag, so that there is something to vote on
    const first = frame.units.filter((other) => other.blocId === unit.blocId).indexOf(unit) < 3;
    if (first || chance.in100(30)) await register(unit.id, 'CO_BO');
    if (first && chance.in100(40)) await register(unit.id, 'CO_CP');
  }
  await does((tx) => closeRegister(tx, office, { clusterYearId, on: dayIn(year, 2, 28), reason: null }));
  const day = dayIn(year, 2, 28);
  const [asRegistered, entries] = await reads(async (tx) => [
    await yearFrame(tx, frame.clusterYear.slug, year, day),
    await registerOf(tx, { clusterYearId, day }),
  ]);
  const at = new Date(`${day}T03:00:00Z`);
  const paper = rollupPaper(asRegistered ?? frame, entries, { day, at, by: office.name });
  await prints('bang-tong-hop-dang-ky.pdf', compilePdf({ ...registrationRollup(paper), at }));

  // chance falls on entries in an order that the seed alone decides, not their ids
  const order = new Map(frame.units.map((unit, place) => [unit.id, place]));
  const inOrder = entries.toSorted(
    (a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0) || (a.award < b.award ? -1 : 1),
  );
  const kept = inOrder.filter(() => !chance.in100(8));
  await does((tx) =>
    moveRegistrations(tx, office, {
      clusterYearId,
      registrationIds: kept.map((entry) => entry.id),
      to: 'kept',
      on: dayIn(year, 11, 5),
      reason: null,
    }),
  );
  const withdrawn = inOrder.filter((entry) => !kept.includes(entry)).map((entry) => entry.id);
  if (withdrawn.length > 0)
    await does((tx) =>
      moveRegistrations(tx, office, {
        clusterYearId,
        registrationIds: withdrawn,
        to: 'withdrawn',
        on: dayIn(year, 11, 6),
        reason: 'Nhường đơn vị khác (diễn tập)',
      }),
    );
}

async function nomination(rehearsal: Rehearsal): Promise<void> {
  const { does, office, frame, year, chance } = rehearsal;
  const { id: clusterYearId } = frame.clusterYear;
  const meetingId = await does((tx) =>
    holdMeeting(tx, office, {
      clusterYearId,
      existing: null,
      name: `Hội nghị tổng kết công tác thi đua, khen thưởng năm ${year} (diễn tập)`,
      heldOn: dayIn(year, 12, 18),
      partOfDay: 'morning',
      place: 'tỉnh Bình Lâm',
      chair: 'Nguyễn Văn Diễn',
      secretary: 'Lê Thị Cụm',
      purposes: [{ kind: 'REVIEW', year }],
      state: 'held',
    }),
  );
  const absent = frame.units.at(chance.between(1, frame.units.length - 1))?.id;
  await does((tx) =>
    recordPresence(tx, office, {
      clusterYearId,
      meetingId,
      units: frame.units.map((unit) => ({
        unitId: unit.id,
        isPresent: unit.id !== absent,
        delegate: null,
        post: null,
        absentReason: unit.id === absent ? 'họp theo giấy mời khác' : null,
      })),
    }),
  );
  await reviewCovenants(rehearsal);
  for (const [at, bloc] of frame.blocs.entries()) await voteOfBloc(rehearsal, meetingId, bloc.id, at);
  const facts = await rehearsal.reads((tx) => bulletinFacts(tx, meetingId));
  if (!facts) throw new Error('a conference that was held has its bulletin');
  await rehearsal.prints('ban-tin-hoi-nghi.txt', bulletinText(bulletin(facts)));
}

async function voteOfBloc(rehearsal: Rehearsal, meetingId: string, blocId: string, at: number): Promise<void> {
  const { does, reads, office, frame, year } = rehearsal;
  const { id: clusterYearId } = frame.clusterYear;
  const closedOn = dayIn(year, 12, 18);
  const candidates = await reads((tx) => listedCandidates(tx, { clusterYearId, award: 'CO_BO', blocId }));
  const nominees = candidates.map((candidate) => candidate.unitId);
  const open = (awardId: AwardId, unitIds: readonly string[], method: 'secret-ballot' | 'consensus', seats: number) =>
    does((tx) =>
      openBallot(tx, office, {
        clusterYearId,
        meetingId,
        blocId,
        awardId,
        round: 1,
        nominees: unitIds,
        rule: {
          seats,
          threshold: { numerator: 2, denominator: 3 },
          base: 'all-members',
          method,
          ownUnitVotes: true,
          source: 'Quy chế diễn tập, không phải quy định của ngành',
        },
        quorum: { numerator: 2, denominator: 3 },
        scoresProvisional: true,
        reason: 'Diễn tập với điểm tạm tính',
      }),
    );
  const ballotId = await open('CO_BO', nominees, 'secret-ballot', Math.min(2, nominees.length));
  const ballot = await reads((tx) => ballotById(tx, clusterYearId, ballotId));
  if (!ballot) throw new Error('the ballot is not there');
  const figures = votes(rehearsal, nominees, ballot.present);
  for (const [entry, teller] of [
    [1, 'Vũ Thị Kiểm'],
    [2, 'Bùi Văn Phiếu'],
  ] as const)
    await does((tx) => enterTally(tx, office, { clusterYearId, ballotId, entry, teller, figures }));
  const paperId = await does((tx) =>
    closeBallot(tx, office, { clusterYearId, ballotId, closedOn, boxChecked: true, tie: null, agreedOn: [] }),
  );
  await printMinutes(rehearsal, paperId, `bien-ban-kiem-phieu-khoi-${at + 1}.pdf`);

  const [winner] = await reads(async (tx) =>
    (await nominatedIn(tx, clusterYearId)).filter((row) => row.awardId === 'CO_BO' && nominees.includes(row.unitId)),
  );
  if (!winner || at > 0) return;
  const governmentFlag = await open('CO_CP', [winner.unitId], 'consensus', 1);
  const minutes = await does((tx) =>
    closeBallot(tx, office, {
      clusterYearId,
      ballotId: governmentFlag,
      closedOn,
      boxChecked: null,
      tie: null,
      agreedOn: [winner.unitId],
    }),
  );
  await printMinutes(rehearsal, minutes, 'bien-ban-suy-ton-co-chinh-phu.pdf');
}

/** Votes of papers that are all valid: the first two nominees lead clearly, nobody ties, no one has more yes than two places allow. */
function votes({ chance }: Rehearsal, nominees: readonly string[], present: number): TallyFigures {
  const yesOf = (at: number): number =>
    at === 0 ? present : at === 1 ? present - 1 : at === 2 ? chance.between(0, 1) : 0;
  return {
    issued: present,
    collected: present,
    notReturned: 0,
    valid: present,
    invalid: 0,
    rows: nominees.map((unitId, at) => {
      const yes = yesOf(at);
      return { unitId, yes, no: present - yes, blank: 0 };
    }),
  };
}

async function printMinutes({ reads, prints, frame }: Rehearsal, paperId: string, name: string): Promise<void> {
  const paper = await reads((tx) => frozenPaper(tx, frame.clusterYear.id, paperId));
  const printout = minutesFrom(paper?.frozen as unknown as FrozenMinutes);
  if (!printout.ok) throw new RehearsalStopped(printout.error);
  await prints(name, compilePdf({ ...printout.value, at: instantOf(dayIn(frame.clusterYear.year, 12, 18)) }));
}

async function proposal({ does, reads, prints, office, frame, year }: Rehearsal): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  const compiledOn = dayIn(year + 1, 1, 8);
  const paperId = await does((tx) =>
    compileSubmission(tx, office, {
      clusterYearId,
      attached: ['achievement-report', 'meeting-minutes', 'tally-minutes', 'score-sheet'],
      signer: HEAD_SIGNS,
      compiledOn,
      scoresProvisional: true,
      reason: 'Diễn tập: biên bản họp Hội đồng bổ sung sau',
    }),
  );
  await does((tx) => numberSubmission(tx, office, { clusterYearId, paperId, number: '05/TTr-STP', dated: compiledOn }));
  const paper = await reads((tx) => frozenPaper(tx, clusterYearId, paperId));
  const given = { number: paper?.number ?? null, dated: paper?.dated ?? null };
  const printout = submissionFrom(paper?.frozen as unknown as FrozenSubmission, given);
  await prints('to-trinh.pdf', compilePdf({ ...printout, at: instantOf(compiledOn) }));
}

async function recognition({ does, reads, prints, office, frame, year }: Rehearsal): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  const signedOn = dayIn(year + 1, 2, 10);
  const nominees = await reads((tx) => nominatedIn(tx, clusterYearId));
  const flags = (awardId: AwardId) => nominees.filter((nominee) => nominee.awardId === awardId);
  const decisions = [
    {
      awardId: 'CO_BO',
      authority: 'Bộ trưởng Bộ Tư pháp',
      proposedBy: 'Vụ trưởng Vụ Tổ chức cán bộ',
      number: '112/QĐ-BTP',
      post: 'Bộ trưởng',
    },
    {
      awardId: 'CO_CP',
      authority: 'Thủ tướng Chính phủ',
      proposedBy: 'Bộ trưởng Bộ Tư pháp',
      number: '215/QĐ-TTg',
      post: 'Thủ tướng',
    },
  ] as const;
  for (const [at, { awardId, authority, proposedBy, number, post }] of decisions.entries()) {
    const decisionId = await does((tx) =>
      recordDecision(tx, office, {
        clusterYearId,
        awardId,
        authority,
        place: 'Hà Nội',
        proposedBy,
        reason: null,
        ground: `hoàn thành xuất sắc, toàn diện nhiệm vụ công tác, dẫn đầu phong trào thi đua năm ${year}`,
        signedOn,
        number,
        signer: { right: 'head', headPost: post, ownPost: post, name: null },
        rows: flags(awardId).map((nominee) => ({
          kind: 'collective',
          unitId: nominee.unitId,
          name: nominee.name,
          unitPrinted: null,
        })),
      }),
    );
    const decision = await reads((tx) => decisionById(tx, clusterYearId, decisionId));
    const frozen = decision?.frozen as unknown as FrozenDecision;
    const instant = instantOf(signedOn);
    await prints(`quyet-dinh-${at + 1}.pdf`, compilePdf({ ...decisionFrom(frozen, frame, number), at: instant }));
    const sheet = certificatesFrom(frozen, frame, { number, addressOf: () => null });
    await prints(`giay-chung-nhan-${at + 1}.pdf`, compilePdf({ ...sheet, at: instant }));
  }
}

async function rotation({ does, reads, prints, office, frame, year }: Rehearsal): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  const [, next] = frame.units.filter((unit) => unit.kind === 'STP');
  const deputy = frame.units.find((unit) => unit.kind === 'THADS_PROVINCE');
  await does((tx) =>
    nameNextLeaders(tx, office, {
      version: 0,
      clusterYearId,
      leaders: [
        { role: 'HEAD', unitId: next?.id ?? '', person: null, position: 'Giám đốc' },
        { role: 'DEPUTY', unitId: deputy?.id ?? '', person: null, position: null },
      ],
      namedBy: `Biên bản hội nghị tổng kết ngày 18/12/${year} (diễn tập)`,
      mode: 'rotated',
    }),
  );
  await does((tx) =>
    handOver(tx, office, {
      clusterYearId,
      version: 1,
      items: {
        files: 'handed-over',
        'open-tasks': 'handed-over',
        objects: 'nothing-to-hand-over',
        funds: 'nothing-to-hand-over',
        access: 'handed-over',
      },
      note: '',
      takenOverOn: dayIn(year + 1, 1, 26),
      reason: 'Đơn vị giao tiếp tục hoàn thành hồ sơ năm (diễn tập)',
    }),
  );
  const at = instantOf(dayIn(year + 1, 1, 26));
  const minutes = minutesOfRotation(frame, await reads((tx) => rotationOf(tx, clusterYearId)), {
    at,
    auditRoot: await reads(printedRoot),
  });
  if (!minutes) throw new Error('a year handed over has its minutes');
  await prints('bien-ban-ban-giao.pdf', compilePdf({ ...minutes, at }));
  await does((tx) => openNextYear(tx, office, frame));
}
