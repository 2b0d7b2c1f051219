import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import { percent } from './scale.ts';

/** A unit's ranks, one a year in the order of the years; null where it had none. */
export type RankLine = {
  readonly name: string;
  readonly ranks: readonly (number | null)[];
  /** At most two lines are named: the first in blue-green, the second in ink; the others stay grey. */
  readonly named?: 'first' | 'second';
};

const TOP = 34;
const MOST_UNITS = 999; // no cluster is larger; a figure beyond it is not a rank
const [LEFT, RIGHT, LABEL] = [8, 62, 66]; // percent of the width: first year, last year, names
type Plot = { readonly years: readonly number[]; readonly row: number; readonly height: number };

/** Rank over years (thứ hạng qua các năm). For the unit, the head and the Ministry only: it shows who is last. */
export function RankBump(props: {
  readonly label: string;
  readonly years: readonly number[];
  readonly lines: readonly RankLine[];
  readonly language: Language;
}): JSX.Element {
  const lines = props.lines.map((line) => ({
    ...line,
    ranks: props.years.map((_, index) => realRank(line.ranks[index])),
  }));
  const last = Math.max(1, ...lines.flatMap(({ ranks }) => ranks.map((rank) => rank ?? 0)));
  const row = last > 14 ? 18 : 24;
  const plot: Plot = { years: props.years, row, height: TOP + last * row };
  const ordered = [...lines.filter(({ named }) => !named), ...lines.filter(({ named }) => named)];
  return (
    <svg class="chart rank-bump" role="img" aria-label={`${props.label}. ${told(lines, props)}`} height={plot.height}>
      {props.years.map((year, index) => (
        <g key={year}>
          <line
            class="chart-grid"
            x1={percent(xOf(index, plot))}
            x2={percent(xOf(index, plot))}
            y1="22"
            y2={plot.height}
          />
          <text class="chart-note" x={percent(xOf(index, plot))} y="12" text-anchor="middle">
            {year}
          </text>
        </g>
      ))}
      {Array.from({ length: last }, (_, index) => (
        <text key={index} class="chart-note" x="12" y={yOf(index + 1, plot)} dy=".35em" text-anchor="end">
          {index + 1}
        </text>
      ))}
      {ordered.map((line) => (
        <Line key={line.name} line={line} plot={plot} />
      ))}
      <Names lines={lines} plot={plot} />
    </svg>
  );
}

function Line({ line, plot }: { readonly line: RankLine; readonly plot: Plot }): JSX.Element {
  const points = line.ranks.flatMap((rank, index) => (rank === null ? [] : [{ index, rank }]));
  const width = RIGHT - LEFT;
  return (
    <g class={`rank-line rank-${line.named ?? 'other'}`}>
      <title>{line.name}</title>
      <svg
        x={percent(LEFT)}
        width={percent(width)}
        height={plot.height}
        viewBox={`0 0 100 ${plot.height}`}
        preserveAspectRatio="none"
        class="rank-curve"
      >
        <path d={curve(line.ranks, plot)} vector-effect="non-scaling-stroke" />
      </svg>
      {points.map(({ index, rank }) => (
        <g key={index}>
          <circle cx={percent(xOf(index, plot))} cy={yOf(rank, plot)} r={line.named ? 9 : 3} />
          {line.named && (
            <text x={percent(xOf(index, plot))} y={yOf(rank, plot)} dy=".35em" text-anchor="middle">
              {rank}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Names stand at the last year; units that share a rank share the line of text. */
function Names({ lines, plot }: { readonly lines: readonly RankLine[]; readonly plot: Plot }): JSX.Element {
  const lastRank = (line: RankLine) => line.ranks.at(-1) ?? null;
  const ranks = new Set(lines.flatMap((line) => lastRank(line) ?? []));
  const byRank = [...ranks].map((rank) => [rank, lines.filter((line) => lastRank(line) === rank)] as const);
  return (
    <>
      {byRank.map(([rank, sharing]) => (
        <text
          key={rank}
          class={sharing.some(({ named }) => named) ? 'rank-name rank-name-strong' : 'rank-name'}
          x={percent(LABEL)}
          y={yOf(rank, plot)}
          dy=".35em"
        >
          {sharing.map(({ name }) => name).join(' · ')}
        </text>
      ))}
    </>
  );
}

/** A smooth line from year to year; it breaks where a year has no rank. */
function curve(ranks: RankLine['ranks'], plot: Plot): string {
  const span = 100 / Math.max(plot.years.length - 1, 1);
  const steps = ranks.map((rank, index) => {
    if (rank === null) return '';
    const [x, y] = [index * span, yOf(rank, plot)];
    const before = ranks[index - 1];
    if (before === null || before === undefined) return `M${x} ${y}`;
    const middle = x - span / 2;
    return `C${middle} ${yOf(before, plot)} ${middle} ${y} ${x} ${y}`;
  });
  return steps.join('');
}

const realRank = (rank: number | null | undefined): number | null =>
  typeof rank === 'number' && Number.isInteger(rank) && rank > 0 && rank <= MOST_UNITS ? rank : null;

const xOf = (index: number, { years }: Plot): number => LEFT + ((RIGHT - LEFT) * index) / Math.max(years.length - 1, 1);
const yOf = (rank: number, { row }: Plot): number => TOP + (rank - 1) * row;

function told(
  lines: readonly RankLine[],
  { years, language }: { years: readonly number[]; language: Language },
): string {
  const words = chartWords(language);
  return lines
    .filter(({ named }) => named)
    .map(({ name, ranks }) => {
      const ranked = years.map((year, index) => `${year} ${words.rank} ${ranks[index] ?? words.notStated}`);
      return `${name}: ${ranked.join(', ')}`;
    })
    .join('. ');
}
