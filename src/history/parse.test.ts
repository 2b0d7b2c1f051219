import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whereJsonBreaks } from './json.ts';
import { parseHistory } from './parse.ts';
import { reasonIn } from './reason.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The least that a file can say: one page, one sentence, one group. */
const LEAST = {
  formatVersion: 1,
  source: { id: 'trang', kind: 'web', mark: 'SEEN' },
  passages: { cau: { quote: 'Sáng 09/3/2018, Cụm thi đua số 1 gồm 2 đơn vị đã họp.' } },
  cluster: { name: 'Cụm thi đua số 1', from: ['cau'] },
};

const read = (change: object) => parseHistory('a.json', bytes(JSON.stringify({ ...LEAST, ...change })));

const refusals = (change: object): readonly string[] => {
  const record = read(change);
  return record.ok ? [] : record.error.problems.map(({ kind, path }) => `${kind} ${path}`);
};

describe('a file of history is read', () => {
  it('with only a source and a cluster: what is missing is not stated', () => {
    const record = read({});
    expect(record).toMatchObject({ ok: true, value: { cluster: { name: 'Cụm thi đua số 1' } } });
    expect(record.ok && record.value.members).toBeUndefined();
  });

  it('with a byte order mark, and its words brought to NFC even behind escapes', () => {
    const text = JSON.stringify({ ...LEAST, cluster: { name: 'Cụm'.normalize('NFD'), from: ['cau'] } });
    const escaped = text.replaceAll('\u0323', '\\u0323');
    for (const form of [`\ufeff${text}`, escaped]) {
      expect(parseHistory('a.json', bytes(form))).toMatchObject({ value: { cluster: { name: 'Cụm' } } });
    }
  });

  it('and refused whole when it is too large, not UTF-8, not JSON or nested without end', () => {
    const kinds = (file: Uint8Array) => {
      const record = parseHistory('a.json', file);
      return record.ok ? [] : record.error.problems.map(({ kind }) => kind);
    };
    expect(kinds(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual(['file-too-large']);
    expect(kinds(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))).toEqual(['not-utf-8']);
    expect(kinds(bytes('{ "formatVersion": 1, }'))).toEqual(['not-json']);
    expect(kinds(bytes('['.repeat(2_000_000)))).toEqual(['nested-too-deeply']);
    expect(kinds(bytes('{"unclosed'))).toEqual(['not-json']);
  });

  it('and a key written twice is told, for JSON would lose one of the two', () => {
    const twice = JSON.stringify(LEAST).replace('"formatVersion":1', '"formatVersion":1,"formatVersion":1');
    expect(parseHistory('a.json', bytes(twice))).toMatchObject({
      error: { problems: [{ kind: 'key-written-twice', key: 'formatVersion' }] },
    });
  });

  it('whatever the bytes or the JSON, without throwing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (file) => parseHistory('a.json', file).ok === false));
    fc.assert(fc.property(fc.json(), (text) => parseHistory('a.json', bytes(text)).ok === false));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(LEAST), 'year', 'members', 'open'), fc.jsonValue()),
        (change) => {
          const record = read(change);
          return record.ok || record.error.problems.length > 0;
        },
      ),
    );
  });
});

describe('every reason for a refusal is told, with its place', () => {
  it.each([
    ['{\n  "formatVersion": 1,\n}', 3, 1, '}'],
    ['{"a": [1, 2', 1, 12, null],
    ['{"a": "một\nhai"}', 1, 11, '\n'],
    ['', 1, 1, null],
    ['{"a": nul}', 1, 7, 'n'],
    ['{"a": 01}', 1, 8, '1'],
    ['[1] [2]', 1, 5, '['],
    ['{"a" 1}', 1, 6, '1'],
    ['["\\q"]', 1, 3, '\\'],
  ])('%j is no JSON, at line %i, column %i', (text, line, column, found) => {
    expect(parseHistory('a.json', bytes(text))).toMatchObject({
      error: { problems: [{ kind: 'not-json', path: '', line, column, found }] },
    });
  });

  it('and what JSON.parse takes is never said to break', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { line, column, found } = whereJsonBreaks(text);
        expect([line, column, found]).toEqual([1, text.length + 1, null]);
      }),
    );
  });

  it('in Vietnamese and in English, without words of the tools', () => {
    const record = read({
      formatVersion: '1',
      members: {},
      year: { value: 1.5, from: ['CÂU'] },
      passages: { Cau: {} },
    });
    const problems = record.ok ? [] : record.error.problems;
    expect(problems.map((one) => reasonIn('vi', one))).toEqual([
      'Chỉ nhận một trong: 1.',
      'Sai dạng: cần chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “dang-ky-2018”.',
      'Sai kiểu dữ liệu: cần số nguyên.',
      'Sai dạng: cần chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “dang-ky-2018”.',
      'Sai kiểu dữ liệu: cần danh sách […].',
    ]);
    expect(problems.map((one) => reasonIn('en', one))).toContain('Wrong type: a whole number expected.');
  });

  it('all at once', () => {
    expect(
      refusals({
        formatVersion: 2,
        yeer: 2018,
        year: null,
        memberCount: { value: -1 },
        meetings: [{ date: { value: '9/3/2018' }, partOfDay: { value: 'sáng' } }],
        leadership: [{ person: '' }],
      }),
    ).toEqual([
      'not-one-of /formatVersion',
      'null-written /year',
      'empty-or-too-small /memberCount/value',
      'field-missing /leadership/0/role',
      'empty-or-too-small /leadership/0/person',
      'wrong-form /meetings/0/date/value',
      'not-one-of /meetings/0/partOfDay/value',
      'unknown-field /yeer',
    ]);
  });

  it.each([
    ['2019-02-29', false],
    ['2020-02-29', true],
    ['2019-03', true],
    ['2019', true],
    ['2019-13', false],
    ['29.3.2019', false],
    ['2019-04-31', false],
  ])('the date %s: %s', (value, good) => {
    expect(refusals({ meetings: [{ date: { value }, from: ['cau'] }] }).length === 0).toBe(good);
  });
});

describe('what a schema cannot see', () => {
  const from = ['cau'];

  it('a fact without a passage, a passage that is not there, one that nothing uses', () => {
    expect(refusals({ memberCount: { value: 2 } })).toEqual(['fact-without-passage /memberCount']);
    expect(refusals({ memberCount: { value: 2, from: ['kia'] } })).toEqual(['passage-not-found /memberCount/from/0']);
    expect(refusals({ memberCount: { value: 2, from: ['constructor'] } })).toEqual([
      'passage-not-found /memberCount/from/0',
    ]);
    expect(refusals({ passages: { ...LEAST.passages, thua: { quote: 'Thừa.' } } })).toEqual([
      'passage-not-used /passages/thua',
    ]);
    expect(refusals({ passages: { cau: {} } })).toEqual(['passage-without-words /passages/cau']);
  });

  it('a fact inherits the passage of what it stands in', () => {
    expect(refusals({ meetings: [{ from, date: { value: '2018-03-09', printed: '09/3/2018' } }] })).toEqual([]);
  });

  it('printed words that the passage does not have; a reading counts, no-break spaces are spaces', () => {
    expect(refusals({ memberCount: { value: 2, from, printed: 'ba đơn vị' } })).toEqual([
      'printed-words-not-in-passage /memberCount/printed',
    ]);
    const passages = { cau: { quote: 'Cụm vựclà\u00a02 đơn vị', reading: 'Cụm vực là 2 đơn vị' } };
    for (const printed of ['vựclà 2', 'vực là 2'])
      expect(refusals({ passages, memberCount: { value: 2, from, printed } })).toEqual([]);
  });

  it('counts that differ from the names, unless the list is open', () => {
    const nomination = { award: 'Cờ', count: 2, units: [{ unit: 'A' }], from };
    expect(refusals({ nominations: [nomination] })).toEqual(['count-differs-from-names /nominations/0']);
    expect(refusals({ nominations: [{ ...nomination, open: ['units'] }] })).toEqual([]);
    expect(refusals({ nominations: [{ ...nomination, count: 0, open: ['units'] }] })).toHaveLength(1);
    expect(refusals({ nominations: [{ award: 'Cờ', count: 9, from }] })).toEqual([]);
    const members = [{ unit: 'A', province: 'X', from }];
    expect(refusals({ memberCount: { value: 2, from }, members })).toEqual(['count-differs-from-names /memberCount']);
    expect(refusals({ memberCount: { value: 2, from }, members, open: ['members'] })).toEqual([]);
  });

  it('ids used twice, references and pointers that lead nowhere, blocs nobody named', () => {
    const paper = { id: 'qd', title: 'Quyết định', from };
    expect(refusals({ papers: [paper, paper] })).toEqual(['id-used-twice /papers']);
    expect(refusals({ leadership: [{ role: 'HEAD', decision: 'qd', from }] })).toEqual([
      'reference-not-found /leadership/0/decision',
    ]);
    expect(refusals({ leadership: [{ role: 'HEAD', decision: 'qd', from }], papers: [paper] })).toEqual([]);
    expect(refusals({ covenants: [{ bloc: 'Khối A', from }] })).toEqual(['reference-not-found /covenants/0/bloc']);
    expect(refusals({ doubts: [{ id: 'X1', text: 'Lạ', about: ['/members/3'] }] })).toEqual([
      'pointer-leads-nowhere /doubts/0/about/0',
    ]);
  });

  it('a file of no cluster and no unit, or of both; a period that ends before it begins', () => {
    expect(refusals({ unit: { name: 'Sở Tư pháp', from } })).toEqual(['neither-cluster-nor-unit ']);
    const period = { start: '2019-10', end: '2018' };
    expect(refusals({ covenants: [{ period, from }] })).toEqual(['period-ends-before-it-begins /covenants/0/period']);
  });
});
