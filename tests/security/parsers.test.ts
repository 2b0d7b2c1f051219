import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHistory } from '#src/history/parse.ts';
import { parseAmount } from '#src/kernel/comparator.ts';
import { parsePoints } from '#src/kernel/points.ts';
import { parseDate, parseDay } from '#src/kernel/vietnamese-date.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import { readCode } from '#src/year-round/accounts/domain/one-time-code.ts';
import { readRoot } from '#src/year-round/audit/domain/root.ts';
import { readGuests } from '#src/year-round/meetings/domain/guest-lines.ts';
import { readPasted, readSheetFile } from '#src/platform/spreadsheet/read-sheet.ts';
import { readTargets } from '#src/year/2-covenant/domain/written-targets.ts';
import { readTieredTargets } from '#src/year/2-covenant/domain/written-tiers.ts';
import { readPastedRegister } from '#src/year/3-registration/domain/pasted-register.ts';
import { readPastedProgress } from '#src/year/4-progress/domain/pasted-progress.ts';
import { readPastedTable } from '#src/year/5-scoring/domain/pasted-table.ts';
import { readMode } from '#src/year/5-scoring/domain/scoring-words.ts';
import { readShare } from '#src/year/6-nomination/web/read-ballot.ts';

/** Letters, and the pieces that parsers look for, in any order and number. */
const PIECES = [
  '1',
  '9',
  '0',
  ',',
  '.',
  '/',
  '-',
  '%',
  ':',
  ';',
  '\t',
  '\n',
  '"',
  "'",
  ' ',
  'ngày',
  'tháng',
  'năm',
  'quý',
  'trên',
  'dưới',
  'ít nhất',
  'từ',
  'đến',
  '100',
  '31/12/9999',
  '1e309',
  '{',
  '}',
  '[',
  ']',
  'đ',
  'Đ',
  '\u0301',
  '\u0000',
  '\ud800',
  '=',
  'TT',
  'Đơn vị',
  'constructor',
  '__proto__',
  'null',
  '>=',
  '2/3',
  'triệu',
  'NaN',
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const BOUNDED = { numRuns: 300, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false };

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a day': parseDay,
  'a date': parseDate,
  'a number': parseNumber,
  'an amount': parseAmount,
  points: (text) => parsePoints(text),
  'a share': readShare,
  'a way of scoring': readMode,
  'a code': readCode,
  'a root of the log': readRoot,
  guests: readGuests,
  'a pasted table': readPasted,
  targets: readTargets,
  'targets in tiers': readTieredTargets,
  'a register': (text) => withRows(text, (rows) => readPastedRegister(rows, [], '2027-03-01')),
  figures: (text) => withRows(text, (rows) => readPastedProgress(rows, [], [])),
  'a table of scores': (text) => withRows(text, readPastedTable),
  'a file of history': (text) => parseHistory('x.json', new TextEncoder().encode(text)),
};

function withRows(text: string, read: (rows: readonly (readonly string[])[]) => unknown): unknown {
  const sheet = readPasted(text);
  return read(sheet.ok ? sheet.value : text.split('\n').map((line) => line.split('\t')));
}

describe('whatever is typed, pasted or sent', () => {
  test.each(Object.entries(READERS))(
    '%s is read or refused, and never a fault',
    (_what, read) => {
      fc.assert(
        fc.property(hostile, (text) => {
          expect(() => read(text)).not.toThrow();
        }),
        BOUNDED,
      );
    },
    15_000,
  );

  test('a file of any bytes is a sheet or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readSheetFile(bytes)).toHaveProperty('ok');
        expect(parseHistory('x.json', bytes)).toHaveProperty('ok');
      }),
      BOUNDED,
    );
  }, 15_000);

  test('a very long text takes no very long time', () => {
    for (const [what, read] of Object.entries(READERS))
      for (const piece of [' ', '1', '9,', '1/', 'đến ', '"', '- ', 'từ 1 '] as const) {
        const started = performance.now();
        read(piece.repeat(20_000 / piece.length));
        expect(performance.now() - started, `${what} of ${piece}`).toBeLessThan(3_000);
      }
  }, 60_000);
});
