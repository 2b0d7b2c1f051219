import { describe, expect, test } from 'vitest';
import { checkRegistrant, usualSubject } from './registrant.ts';

describe('who is registered', () => {
  test('a unit counts for one, a named person for one, persons without names for what is said', () => {
    const unit = { award: 'CO_BO', subject: 'collective', name: ' ', count: null } as const;
    expect(checkRegistrant(unit)).toMatchObject({ ok: true, value: { name: null, count: 1 } });
    const person = { award: 'CSTDCS', subject: 'individual', name: ' Đỗ  Thị Ước'.normalize('NFD'), count: 7 } as const;
    expect(checkRegistrant(person)).toMatchObject({ value: { name: 'Đỗ Thị Ước', count: 1 } });
    const staff = { award: 'LDTT', subject: 'individual', name: null, count: null } as const;
    expect(checkRegistrant(staff)).toMatchObject({ value: { count: null } }); // không nêu, never 0
  });

  test('eight collectives without names are not made the one unit in silence', () => {
    const eight = { award: 'TTLDXS', subject: 'collective', name: null, count: 8 } as const;
    expect(checkRegistrant(eight)).toMatchObject({ error: { kind: 'unit-counts-for-one' } });
    expect(checkRegistrant({ ...eight, count: 1 })).toMatchObject({ ok: true });
  });

  test.each([0, -1, 1.5, Number.NaN, 100_001])('%s is no number of persons', (count) => {
    expect(checkRegistrant({ award: 'LDTT', subject: 'individual', name: null, count })).toMatchObject({
      error: { kind: 'count-is-not-a-number' },
    });
  });

  test('a flag is for a collective, a title of a person for persons', () => {
    expect(usualSubject('CO_CP')).toBe('collective');
    expect(usualSubject('LDTT')).toBe('individual');
    expect(usualSubject('BK_BO')).toBe('collective');
  });
});
