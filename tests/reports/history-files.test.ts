import { describe, expect, it } from 'vitest';
import { HISTORY_FILES, historyFile } from './history-files.ts';

describe('the past years that ship with the product', () => {
  it.each(HISTORY_FILES)('%s is accepted as it stands', (name) => {
    expect(historyFile(name).formatVersion).toBe(1);
  });

  it('tell the same of a source wherever it speaks', () => {
    const told = new Map<string, string>();
    for (const { source } of HISTORY_FILES.map(historyFile)) {
      const text = JSON.stringify(source);
      expect(told.get(source.id) ?? text).toBe(text);
      told.set(source.id, text);
    }
  });

  it('never state what was only inferred or remembered', () => {
    for (const name of HISTORY_FILES.filter((file) => !file.includes('.bao-cao-'))) {
      const { source, derived, members } = historyFile(name);
      expect(source.mark).toBe('SEEN');
      if (derived?.members !== undefined) {
        expect(members).toBeUndefined();
        expect(['INFER', 'MEMORY']).toContain(derived.members.mark);
      }
    }
  });
});
