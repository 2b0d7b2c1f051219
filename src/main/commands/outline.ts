import { say } from '../start-failures.ts';

/** Data as an outline for people: a line for each value, lists indented, null as «không nêu». */
export function outline(value: unknown, depth = 0): string {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${outline(item, depth + 1).trimStart()}`).join('\n');
  if (typeof value !== 'object' || value === null) return `${indent}${plain(value)}`;
  return Object.entries(value)
    .map(([name, inner]) =>
      isBranch(inner) ? `${indent}${name}:\n${outline(inner, depth + 1)}` : `${indent}${name}: ${plain(inner)}`,
    )
    .join('\n');
}

const isBranch = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const plain = (value: unknown): string => {
  if (value === null) return say({ vi: 'không nêu', en: 'not stated' });
  return typeof value === 'string' ? value : typeof value === 'object' ? '–' : JSON.stringify(value);
};
