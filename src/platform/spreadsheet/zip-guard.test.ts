import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { type ZipPart, zipOf } from '../../../tests/factories/zip.ts';
import { readSheetFile } from './read-sheet.ts';
import { archiveRefused } from './zip-guard.ts';

const MEGABYTE = 1024 * 1024;
const WORKBOOK: readonly ZipPart[] = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
];
const withPart = (...parts: readonly ZipPart[]) => zipOf([...WORKBOOK, ...parts]);
const sheet = (content: string | Uint8Array, said: Partial<ZipPart> = {}): ZipPart => ({
  name: 'xl/worksheets/sheet1.xml',
  content,
  ...said,
});

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY b${n} "${`&${n === 0 ? 'a' : `b${n - 1}`};`.repeat(10)}">`,
).join('')}]><worksheet>&b8;</worksheet>`;

describe('an archive is looked over before it is read', () => {
  test('a workbook as a program writes it may be read', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Đăng ký', rows: [['Đơn vị', 1, new Date()]] }] });
    expect(await archiveRefused(bytes)).toBeNull();
    expect(await archiveRefused(withPart(sheet('<worksheet/>')))).toBeNull();
  });

  test.each([
    [
      'a bomb of two hundred megabytes in two hundred kilobytes',
      'too-large-inside',
      () => withPart(sheet(new Uint8Array(200 * MEGABYTE))),
    ],
    [
      'a bomb that says it is small',
      'no-archive',
      () => withPart(sheet(new Uint8Array(100 * MEGABYTE), { saidSize: 1000 })),
    ],
    [
      'a bomb of many sheets, each within bounds',
      'too-large-inside',
      () =>
        withPart(
          ...Array.from({ length: 9 }, (_, n) => ({
            name: `xl/worksheets/sheet${n}.xml`,
            content: new Uint8Array(8 * MEGABYTE),
          })),
        ),
    ],
    [
      'an archive of thousands of parts',
      'too-many-parts',
      () => withPart(...Array.from({ length: 3000 }, (_, n) => ({ name: `xl/media/${n}`, content: '' }))),
    ],
    ['entities that multiply a billion times', 'entities', () => withPart(sheet(LAUGHS))],
    ['the same in letters of two bytes', 'entities', () => withPart(sheet(Buffer.from(LAUGHS, 'utf16le')))],
    [
      'a file of the server asked for by an entity',
      'entities',
      () => withPart(sheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>')),
    ],
    ['an archive of something else', 'no-spreadsheet', () => zipOf([{ name: 'word/document.xml', content: '<w/>' }])],
    ['two parts of one name', 'no-archive', () => withPart(sheet('<a/>'), sheet('<b/>'))],
    ['an encrypted part', 'no-archive', () => withPart(sheet('<a/>', { isEncrypted: true }))],
    ['a part that is larger than said', 'no-archive', () => withPart(sheet('<worksheet/>', { saidSize: 3 }))],
    ['a part that is smaller than said', 'no-archive', () => withPart(sheet('<worksheet/>', { saidSize: 30 }))],
  ] as const)(
    '%s is refused',
    async (_what, why, archive) => {
      const bytes = archive();
      const before = process.memoryUsage().arrayBuffers;
      expect(await archiveRefused(bytes)).toBe(why);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80 * MEGABYTE);
      expect(await readSheetFile(bytes)).toEqual({ ok: false, error: { kind: 'not-a-spreadsheet' } });
    },
    60_000,
  );

  test('whatever the bytes, broken anywhere, the answer is a sentence and never a fault', async () => {
    const good = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Đơn vị', 'Số'],
            ['STP', 1],
          ],
        },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }), async (changes) => {
        const bytes = new Uint8Array(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(await readSheetFile(bytes)).toHaveProperty('ok');
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (tail, isZip) => {
        const bytes = isZip ? new Uint8Array([0x50, 0x4b, 3, 4, ...tail]) : tail;
        expect(await readSheetFile(bytes)).toHaveProperty('ok');
      }),
    );
  }, 60_000);
});
