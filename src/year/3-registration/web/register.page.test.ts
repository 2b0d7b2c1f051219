import { describe, expect, test } from 'vitest';
import { renderPage } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import { fileColumns, fileRows, rollupPaper } from './register-files.ts';
import type { RegisterView } from './register-view.ts';
import { registerPage } from './register.page.tsx';
import { registrationWords } from './words.ts';

const visit: Visit = {
  language: 'vi',
  path: '/',
  today: '2027-11-20',
  person: null,
  agency: { name: 'Thi đua', parent: '' },
  year: 2027,
  years: [2027],
  synthetic: true,
  assets: { css: '', script: '', fonts: [] },
  formToken: '',
  theme: null,
  notice: null,
};
const unit = (id: string, shortName: string) => ({
  id,
  slug: id,
  name: `Tên đủ ${shortName}`,
  shortName,
  kind: 'STP',
  blocId: 'b',
});
const frame: YearFrame = {
  clusterYear: {
    id: 'cy',
    clusterId: 'c',
    slug: 'cum',
    year: 2027,
    term: 'cụm',
    name: 'Cụm thi đua diễn tập',
    origin: 'live',
    isSynthetic: true,
    version: 1,
    closedOn: null,
  },
  steps: [
    {
      step: 'registration',
      state: 'open',
      opensOn: null,
      dueOn: '2027-02-28',
      doneOn: null,
      holder: null,
      skippedReason: null,
      version: 1,
    },
  ],
  head: null,
  blocs: [{ id: 'b', name: 'Khối Sở Tư pháp', unitKind: 'STP' }],
  units: [unit('u1', 'STP Bình Lâm'), unit('u2', 'STP Đông Sa'), unit('u3', 'STP Hòa Thạch')],
};
const entry = (change: Partial<RegisterEntry>): RegisterEntry => ({
  id: 'r1',
  unitId: 'u1',
  award: 'CO_BO',
  subject: 'collective',
  name: null,
  count: 1,
  state: 'ineligible',
  receivedOn: '2027-03-02',
  enteredForUnit: true,
  note: 'ghi chú bên trong',
  version: 1,
  ...change,
});
const entries = [
  entry({ id: 'r2', unitId: 'u2', award: 'LDTT', subject: 'individual', count: null, state: 'kept' }),
  entry({}),
];
const view: RegisterView = {
  frame,
  filter: { bloc: '', award: '', state: '', sort: null, tight: false, open: 'u1', day: '2027-11-20' },
  entries,
  rollUp: { awards: [], total: { known: 0, complete: true }, unitIds: [] },
  sentIds: ['u1', 'u2'],
  lives: [
    {
      registrationId: 'r1',
      on: '2027-11-03',
      state: 'ineligible',
      reason: 'có công chức bị kỷ luật',
      isUndo: false,
      by: 'Lê Thị Cụm',
    },
  ],
  talks: new Map([['r1', 2]]),
  attrition: {
    award: 'CO_BO',
    days: [
      { on: '2027-02-24', standing: 3, withdrawn: 0, ineligible: 0, ended: 0 },
      { on: '2027-11-03', standing: 2, withdrawn: 0, ineligible: 1, ended: 0 },
    ],
  },
  mayRun: false,
  mayActFor: () => false,
  closeRefused: null,
};
const shown = (change: Partial<RegisterView> = {}) => renderPage(visit, registerPage(visit, { ...view, ...change }));

describe('the register as others see it', () => {
  test('a reason, a note, a late mark and who has not sent stay inside', () => {
    const html = shown();
    expect(html).toContain('không đưa vào danh sách bình xét');
    for (const inside of [
      'kỷ luật',
      'ghi chú bên trong',
      'Đăng ký sau hạn',
      'STP Hòa Thạch',
      'Không đủ điều kiện xét</',
    ])
      expect(html).not.toContain(inside);
    expect(html).toContain('Cộng 2/3 đơn vị đã gửi');
  });

  test('the unit itself reads its reason and its mark; the office reads all', () => {
    const own = shown({ mayActFor: (id) => id === 'u1' });
    expect(own).toContain('có công chức bị kỷ luật');
    expect(own).toContain('Đăng ký sau hạn');
    expect(own).not.toContain('STP Hòa Thạch');
    const office = shown({ mayRun: true });
    expect(office).toContain('Chưa gửi: STP Hòa Thạch.');
    expect(office).toContain('Cờ thi đua ngành Tư pháp: 3 đăng ký, nay còn 2');
    expect(office).toContain('Đề nghị Tên đủ STP Hòa Thạch gửi đăng ký');
    expect(own).not.toContain('nay còn 2');
  });

  test('a number that nobody stated is said so, never 0', () => {
    expect(shown()).toContain('LĐTT: không nêu số người');
  });
});

describe('the register in files', () => {
  test('stands in the order of the members, without reasons or notes', () => {
    const words = registrationWords('vi');
    const rows = fileRows(words, frame, entries, false);
    expect(rows.map((row) => row[1])).toEqual(['Tên đủ STP Bình Lâm', 'Tên đủ STP Đông Sa']);
    expect(rows[0]?.[7]).toBe('Không đưa vào danh sách bình xét');
    expect(rows[1]?.[6]).toBe('không nêu số');
    expect(rows.flat()).not.toContain('ghi chú bên trong');
    expect(fileColumns(words)).toHaveLength(rows[0]?.length ?? 0);
  });

  test('the paper counts what stands; who sent and was struck off is not «Chưa gửi»', () => {
    const printed = { day: '2027-11-20', at: new Date('2027-11-20T02:00:00Z'), by: 'Lê Thị Cụm' } as const;
    const [bloc] = rollupPaper(frame, entries, printed).blocs;
    expect(bloc?.rows.map((row) => row.counts)).toEqual([{}, { LDTT: { known: 0, complete: false } }, null]);
    const both = [entry({ state: 'kept' }), entry({ id: 'r3', award: 'CO_CP', state: 'kept' })];
    const inside = (some: readonly RegisterEntry[]) =>
      rollupPaper(frame, some, printed).awards.find((award) => award.id === 'CO_CP')?.ofWhich;
    expect(inside(both)).toBe('CO_BO');
    expect(inside([...both, entry({ id: 'r4', unitId: 'u2', award: 'CO_CP', state: 'kept' })])).toBeNull();
  });
});
