import { EVENT_KINDS, eventsOfKind } from '#src/year-round/audit/domain/event-kinds.ts';
import { kindInWords } from './kind-words.ts';

const HEAD = `# Kinds of events

Every change, and every reading of what is restricted, is one event of the audit log, and every event is of exactly one
kind of this closed list. This file is written by
\`node tools/audit-events.ts\`; a test compares the list with the tables of the database.
`;

const row = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;

/** docs/audit-events.md: every kind, in both languages, with the tables whose rows it is about. */
export function eventKindsDoc(): string {
  const rows = EVENT_KINDS.map((kind) => {
    const events = eventsOfKind(kind);
    const about =
      events && 'tables' in events ? `${events.action} of ${events.tables.join(', ')}` : 'what a use case does';
    return [`\`${kind}\``, kindInWords(kind, 'vi'), kindInWords(kind, 'en'), about];
  });
  const head = ['Kind', 'Tiếng Việt', 'English', 'Rows'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((cells) => cells[at]?.length ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return `${HEAD}\n${[head, rule, ...rows].map((cells) => row(cells, widths)).join('\n')}\n`;
}
