import { describe, expect, test } from 'vitest';
import { EVENT_KINDS, eventKind, eventsOfKind, SUBJECTS } from './event-kinds.ts';

describe('the closed list of event kinds', () => {
  test('names no kind twice and no table under two subjects', () => {
    expect(new Set(EVENT_KINDS).size).toBe(EVENT_KINDS.length);
    const tables = Object.values(SUBJECTS).flat();
    expect(new Set(tables).size).toBe(tables.length);
  });

  test('an event and its kind lead to one another', () => {
    for (const kind of EVENT_KINDS) {
      const events = eventsOfKind(kind);
      expect(events, kind).not.toBeNull();
      if (events && 'tables' in events)
        for (const table of events.tables) expect(eventKind({ act: null, table, action: events.action })).toBe(kind);
      if (events && 'act' in events)
        expect(eventKind({ act: events.act, table: 'ballot', action: 'update' })).toBe(kind);
    }
  });

  test('what nobody has named has no kind', () => {
    expect(eventKind({ act: null, table: 'pg_class', action: 'insert' })).toBeNull();
    expect(eventsOfKind('registration-burnt')).toBeNull();
  });
});
