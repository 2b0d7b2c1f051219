import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantInVietnam } from '#src/kernel/vietnam-time.ts';
import { backupName, instantOfBackup } from './backup-names.ts';
import { type Keep, keptBackups, USUAL_KEEP } from './retention.ts';

const HOUR = 3_600_000;
const instants = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 800 }), { maxLength: 80 })
  .map((hours) => hours.map((hour) => new Date(Date.UTC(2026, 0, 1) + hour * HOUR)));
const keeps: fc.Arbitrary<Keep> = fc.record({
  daily: fc.integer({ min: 1, max: 10 }),
  weekly: fc.integer({ min: 0, max: 6 }),
  monthly: fc.integer({ min: 0, max: 14 }),
});
const times = (dates: readonly Date[]) => dates.map((date) => date.getTime()).toSorted((a, b) => a - b);

describe('which backups are kept', () => {
  test('a year and more of nightly backups: seven days, four weeks, twelve months', () => {
    const nightly = Array.from(
      { length: 500 },
      (_, night) => new Date(instantInVietnam('2026-01-01', '01:30').getTime() + night * 24 * HOUR),
    );
    const kept = keptBackups(nightly, USUAL_KEEP)
      .map((date) => backupName(date, false).slice(7, 15))
      .toSorted();
    expect(kept).toEqual([
      '20260630',
      '20260731',
      '20260831',
      '20260930',
      '20261031',
      '20261130',
      '20261231',
      '20270131',
      '20270228',
      '20270331',
      '20270425',
      '20270430',
      '20270502',
      '20270509',
      '20270510',
      '20270511',
      '20270512',
      '20270513',
      '20270514',
      '20270515',
    ]);
  });

  test('always the newest, never more than were asked for, never one that was not there', () => {
    fc.assert(
      fc.property(instants, keeps, (made, keep) => {
        const kept = keptBackups(made, keep);
        expect(kept.length).toBeLessThanOrEqual(keep.daily + keep.weekly + keep.monthly);
        for (const one of kept) expect(made).toContain(one);
        if (made.length > 0) expect(times(kept).at(-1)).toBe(times(made).at(-1));
      }),
    );
  });

  test('what is kept is kept again: a second sweep takes nothing', () => {
    fc.assert(
      fc.property(instants, keeps, (made, keep) => {
        const kept = keptBackups(made, keep);
        expect(times(keptBackups(kept, keep))).toEqual(times(kept));
      }),
    );
  });

  test('swept after each backup or once at the end, the same ones are left', () => {
    fc.assert(
      fc.property(instants, keeps, (made, keep) => {
        let left: readonly Date[] = [];
        for (const one of made.toSorted((a, b) => a.getTime() - b.getTime())) left = keptBackups([...left, one], keep);
        expect(times(left)).toEqual(times(keptBackups(made, keep)));
      }),
    );
  });

  test('the more is asked for, the more is kept', () => {
    fc.assert(
      fc.property(instants, keeps, (made, keep) => {
        const more = keptBackups(made, { ...keep, weekly: keep.weekly + 1, monthly: keep.monthly + 1 });
        for (const one of keptBackups(made, keep)) expect(more).toContain(one);
      }),
    );
  });
});

describe('the name of a backup', () => {
  test('tells when it was made, to the minute, by the clocks of Vietnam', () => {
    expect(backupName(new Date('2026-12-31T18:30:00Z'), true)).toBe('thidua-20270101-0130.tar.gz.enc');
    fc.assert(
      fc.property(instants, fc.boolean(), (made, isEncrypted) => {
        for (const at of made) expect(instantOfBackup(backupName(at, isEncrypted))).toEqual(at);
      }),
    );
  });

  test.each([
    'thidua-20270230-0130.tar.gz',
    'thidua-20270101-2530.tar.gz',
    'thidua-truoc-nang-cap.tar.gz',
    'thidua-20270101-0130.tar.gz.part-7',
    'ghi-chu.txt',
  ])('%s is none of ours, and is never removed', (name) => expect(instantOfBackup(name)).toBeNull());
});
