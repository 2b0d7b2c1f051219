import { compilePdf } from '#src/platform/typst/compile.ts';
import { advanceCovenant, type CovenantMove } from '#src/year/2-covenant/app/advance-covenant.ts';
import { covenantOf, covenantsOf } from '#src/year/2-covenant/app/covenants.query.ts';
import { draftCovenant } from '#src/year/2-covenant/app/draft-covenant.ts';
import { saveCovenantText } from '#src/year/2-covenant/app/save-covenant-text.ts';
import { signCovenant } from '#src/year/2-covenant/app/sign-covenant.ts';
import { readTargets, type WrittenTarget } from '#src/year/2-covenant/domain/written-targets.ts';
import { readTieredTargets } from '#src/year/2-covenant/domain/written-tiers.ts';
import { covenantAsSigned } from '#src/year/2-covenant/papers/covenant-as-signed.ts';
import { covenantPaper } from '#src/year/2-covenant/papers/covenant-paper.ts';
import { dayIn, instantOf } from './days.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Targets as an officer would write them, one bloc each. */
const WRITTEN: Readonly<Record<string, string>> = {
  STP: [
    'Thẩm định dự thảo văn bản quy phạm pháp luật đúng tiến độ 100%',
    'Hồ sơ trực tuyến toàn trình đạt ít nhất 80%',
    'Nâng cao chất lượng phổ biến, giáo dục pháp luật',
  ].join('\n'),
  THADS_PROVINCE: [
    'Thi hành xong trên 73% về việc, trên 33% về tiền trên tổng số án có điều kiện thi hành',
    'Ra quyết định thi hành án đúng thời hạn 100%',
    'Tỷ lệ thu hồi nợ của các tổ chức tín dụng cao hơn năm trước',
  ].join('\n'),
};

/** A level for each number of cases. */
const WRITTEN_BY_WORKLOAD: Readonly<Record<string, string>> = {
  THADS_PROVINCE: [
    'Thi hành xong theo số lượng việc trên tổng số việc có điều kiện thi hành',
    'từ 200 đến 1.000 việc: ít nhất 82% về việc',
    'trên 1.000 đến 2.000 việc: ít nhất 80% về việc',
    'trên 2.000 việc: ít nhất 77% về việc',
  ].join('\n'),
};

function targetsOf(unitKind: string): readonly WrittenTarget[] {
  const tiered = readTieredTargets(WRITTEN_BY_WORKLOAD[unitKind] ?? '');
  if (!tiered.ok) throw new Error(tiered.error.kind);
  return [...readTargets(WRITTEN[unitKind] ?? ''), ...tiered.value];
}

/** Each bloc drafts, agrees, signs and makes known its covenant. */
export async function rehearseCovenants(rehearsal: Rehearsal): Promise<void> {
  for (const [at, bloc] of rehearsal.frame.blocs.entries()) await covenantOfBloc(rehearsal, bloc, at);
}

/** At the conference of review the covenants are gone through. */
export async function reviewCovenants({ does, reads, office, frame }: Rehearsal): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  for (const { id: covenantId } of await reads((tx) => covenantsOf(tx, clusterYearId)))
    await does((tx) => advanceCovenant(tx, office, { clusterYearId, covenantId, move: { act: 'review' } }));
}

async function covenantOfBloc(
  rehearsal: Rehearsal,
  bloc: Rehearsal['frame']['blocs'][number],
  at: number,
): Promise<void> {
  const { does, reads, prints, office, frame, year } = rehearsal;
  const { id: clusterYearId } = frame.clusterYear;
  const signedOn = dayIn(year, 1, 26);
  const covenantId = await does((tx) =>
    draftCovenant(tx, office, { clusterYearId, blocId: bloc.id, fromLastYear: false }),
  );
  const current = async () => {
    const covenant = await reads((tx) => covenantOf(tx, clusterYearId, covenantId));
    if (!covenant) throw new Error('the covenant is not there');
    return covenant;
  };
  const advance = (move: CovenantMove) =>
    does((tx) => advanceCovenant(tx, office, { clusterYearId, covenantId, move }));

  const { version } = await current();
  await does((tx) =>
    saveCovenantText(tx, office, {
      clusterYearId,
      covenantId,
      version,
      text: {
        theme: `Đoàn kết, kỷ cương, sáng tạo, hoàn thành nhiệm vụ năm ${year} (diễn tập)`,
        aim: null,
        taskCount: 2,
        tasks: [
          'Hoàn thành các chỉ tiêu, nhiệm vụ được giao',
          'Phổ biến giao ước đến toàn thể công chức, viên chức, người lao động',
        ],
        targets: targetsOf(bloc.unitKind ?? 'STP'),
        bases: ['Kế hoạch hoạt động của Cụm thi đua (diễn tập)'],
        campaigns: ['Diễn tập: thi đua hoàn thành nhiệm vụ công tác tư pháp'],
        commitments: ['Báo cáo trung thực, đúng hạn'],
        measured:
          bloc.unitKind === 'STP'
            ? { from: dayIn(year, 1, 1), to: dayIn(year, 12, 31) }
            : { from: dayIn(year - 1, 10, 1), to: dayIn(year, 9, 30) },
        copies: null,
        copyTo: null,
      },
    }),
  );
  await advance({ act: 'send-for-comment', due: dayIn(year, 1, 20) });
  await advance({ act: 'agree', edition: (await current()).edition, reason: 'Thống nhất tại hội nghị (diễn tập)' });
  await advance({ act: 'open-signing', edition: (await current()).edition, on: signedOn, place: 'tỉnh Bình Lâm' });
  const units = frame.units.filter((unit) => unit.blocId === bloc.id);
  await does((tx) =>
    signCovenant(tx, office, {
      clusterYearId,
      covenantId,
      lines: units.map((unit, order) => ({
        unitId: unit.id,
        signatory: `Người ký diễn tập ${order + 1}`,
        post: unit.kind === 'STP' ? 'Giám đốc' : 'Trưởng Thi hành án dân sự tỉnh',
        headPost: null,
        authority: 'head' as const,
        signedOn,
      })),
    }),
  );
  await advance({ act: 'disseminate' });
  const printedAt = instantOf(signedOn);
  await prints(
    `giao-uoc-khoi-${at + 1}.pdf`,
    compilePdf({ ...covenantPaper(covenantAsSigned(await current(), printedAt)), at: printedAt }),
  );
}
