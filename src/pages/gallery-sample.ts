import type { CommentShown, Discussion } from '#src/kernel/discussion.ts';
import { type RibbonStep, STEP_IDS, type StepState } from '#src/ui/ribbon.tsx';
import type { galleryWordsIn } from './gallery-words.ts';

type Words = ReturnType<typeof galleryWordsIn>;

export type GalleryRow = {
  readonly id: string;
  readonly n: number;
  readonly unit: string;
  readonly award: string;
  readonly flag: boolean;
  readonly targets: string;
  readonly score: string | null;
  readonly state: 'kept' | 'waiting' | 'withdrawn';
};

const PROVINCES = ['An Sơn', 'Bình Lạc', 'Cẩm Hà', 'Đông Phú', 'Hòa Thuận', 'Khánh Lộc', 'Lam Giang'];

/** Invented provinces and figures: rows to look at, the result of nobody. */
export const galleryRows = (count: number): readonly GalleryRow[] =>
  Array.from({ length: count }, (_, index) => {
    const place = PROVINCES[Math.floor(index / 2) % PROVINCES.length] ?? 'An Sơn';
    const round = Math.floor(index / 14);
    return {
      id: String(index + 1),
      n: index + 1,
      unit: `${index % 2 === 0 ? 'STP' : 'THADS'} ${place}${round === 0 ? '' : ` ${round + 1}`}`,
      award: index % 3 === 0 ? 'Tập thể LĐXS, Cờ ngành' : 'Tập thể LĐXS',
      flag: index % 3 === 0,
      targets: `${7 + (index % 5)}/11`,
      score: index % 9 === 6 ? null : `${183 + (index % 12)},${index % 2 === 0 ? '25' : '75'}`,
      state: index % 9 === 5 ? 'waiting' : index % 9 === 3 ? 'withdrawn' : 'kept',
    };
  });

/** One step under way, as on most days of the year. */
export const gallerySteps = (words: Words): readonly RibbonStep[] =>
  STEP_IDS.map((id, index): RibbonStep => {
    if (index < 4) return { id, state: 'done', when: `26/0${index + 1}`, holder: words.holders.cluster };
    if (id === 'scoring') return { id, state: 'open', when: words.due, holder: words.holders.units, href: '#bang' };
    return { id, state: 'notStarted', when: words.before, holder: words.holders.council };
  });

const STATES: readonly StepState[] = [
  'done',
  'unknown',
  'skipped',
  'open',
  'late',
  'open',
  'notStarted',
  'unknown',
  'notStarted',
];

/** All six states at once; three steps overlap. */
export const galleryStates = (words: Words): readonly RibbonStep[] =>
  STEP_IDS.map((id, index): RibbonStep => {
    const state = STATES[index] ?? 'unknown';
    if (state === 'unknown') return { id, state };
    if (state === 'skipped') return { id, state, holder: words.skippedWhy };
    return { id, state, when: state === 'late' ? words.late3 : '15/10', holder: words.holders.cluster };
  });

const said = (id: string, name: string, text: string, change: Partial<CommentShown> = {}): CommentShown => ({
  id: `said-${id}`,
  by: { id, name, post: 'Chuyên viên' },
  text,
  mentions: [],
  writtenAt: new Date('2031-11-19T02:15:00Z'),
  editedAt: null,
  isWithdrawn: false,
  version: 1,
  mayEdit: false,
  mayWithdraw: false,
  mayUndo: false,
  ...change,
});

/** A talk of invented people: answered, mended, withdrawn and settled. */
export const galleryTalk = (path: string): Discussion => ({
  path,
  threads: [
    {
      ...said('1', 'Nguyễn Văn Diễn', 'Nhờ @Trần Thị Tập xem lại chỉ tiêu 3 trước ngày 25/11.', {
        mentions: ['Trần Thị Tập'],
        editedAt: new Date('2031-11-19T02:20:00Z'),
      }),
      answers: [said('2', 'Trần Thị Tập', 'Đã xem: giữ mức 80%.', { mayEdit: true, mayWithdraw: true })],
      settled: null,
    },
    { ...said('3', 'Lê Văn Thử', '', { isWithdrawn: true, mayUndo: true }), answers: [], settled: null },
    {
      ...said('4', 'Phạm Thị Mẫu', 'Minh chứng của mục 1.2 còn thiếu số văn bản.'),
      answers: [said('5', 'Lê Văn Thử', 'Đã bổ sung.')],
      settled: { by: 'Phạm Thị Mẫu', at: new Date('2031-11-19T08:00:00Z') },
    },
  ],
  count: 4,
  mayWrite: true,
  isClosed: false,
});
