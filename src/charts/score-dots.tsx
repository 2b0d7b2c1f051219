import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printPoints, type Points } from '#src/kernel/points.ts';
import { chartWords } from './chart-words.ts';
import { percent, placeBetween, ticksAround } from './scale.ts';

/** The three scores of one unit; null is a score nobody has given yet, never 0. */
export type UnitScores = {
  readonly name: string;
  readonly self: Points | null;
  readonly cross: Points | null;
  readonly verified: Points | null;
};

type Range = readonly [number, number];
type Axis = { readonly range: Range; readonly ticks: readonly number[] };
const ROW = 28;
const KINDS = ['self', 'cross', 'verified'] as const;
type Kind = (typeof KINDS)[number];

/** One axis for all rows, so that they can be compared. */
export function scoreAxis(units: readonly UnitScores[]): Axis {
  const ticks = ticksAround(units.flatMap((unit) => given(unit).map(([, points]) => points)));
  return { ticks, range: [ticks[0] ?? 0, ticks.at(-1) ?? 0] };
}

/**
 * One unit's three scores on one line: self a ring, cross a diamond in it, verified a dot in both, the spread a bar.
 * Equal scores stand within one another: none hides another.
 */
export function ScoreDots(props: {
  readonly unit: UnitScores;
  readonly axis: Axis;
  readonly language: Language;
}): JSX.Element {
  const { unit, axis } = props;
  const words = chartWords(props.language);
  const told = KINDS.map((kind) => {
    const points = unit[kind];
    return `${words[kind]} ${points === null || !Number.isFinite(points) ? words.notScored : printPoints(points)}`;
  });
  const places = given(unit).map(([kind, points]) => [kind, placeBetween(points, axis.range)] as const);
  const at = places.map(([, place]) => place);
  return (
    <svg class="chart score-dots" role="img" aria-label={`${unit.name}: ${told.join(', ')}`} height={ROW}>
      <Grid axis={axis} />
      {at.length === 0 && (
        <text class="chart-note chart-halo" x="6" y={ROW / 2} dy=".35em">
          {words.notScored}
        </text>
      )}
      {at.length > 1 && (
        <line
          class="score-spread"
          x1={percent(Math.min(...at))}
          x2={percent(Math.max(...at))}
          y1={ROW / 2}
          y2={ROW / 2}
        />
      )}
      {places.map(([kind, place]) => (
        <svg key={kind} class="score-mark-place" x={percent(place)} y={ROW / 2}>
          <ScoreMark kind={kind} />
        </svg>
      ))}
    </svg>
  );
}

/** Scores of many units under one axis, with the key of the three marks. */
export function ScoreDotsChart(props: {
  readonly units: readonly UnitScores[];
  readonly language: Language;
}): JSX.Element {
  const axis = scoreAxis(props.units);
  const words = chartWords(props.language);
  return (
    <div class="score-chart">
      <div class="score-row score-axis" aria-hidden="true">
        <span />
        <svg class="chart score-dots" height="18">
          {axis.ticks.map((tick) => (
            <text key={tick} class="chart-note" x={percent(placeBetween(tick, axis.range))} y="12" text-anchor="middle">
              {printPoints(tick)}
            </text>
          ))}
        </svg>
      </div>
      {props.units.map((unit) => (
        <div key={unit.name} class="score-row">
          <span class="score-name" aria-hidden="true">
            {unit.name}
          </span>
          <ScoreDots language={props.language} unit={unit} axis={axis} />
        </div>
      ))}
      <p class="score-key" aria-hidden="true">
        {KINDS.filter((kind) => props.units.some((unit) => unit[kind] !== null)).map((kind) => (
          <span key={kind}>
            <svg class="chart" width="16" height="16" viewBox="-8 -8 16 16">
              <ScoreMark kind={kind} />
            </svg>
            {words[kind]}
          </span>
        ))}
      </p>
    </div>
  );
}

const given = (unit: UnitScores): readonly (readonly [Kind, number])[] =>
  KINDS.flatMap((kind) => {
    const points = unit[kind];
    return points === null || !Number.isFinite(points) ? [] : [[kind, points] as const];
  });

const Grid = ({ axis }: { readonly axis: Axis }): JSX.Element => (
  <>
    {axis.ticks.map((tick) => {
      const x = percent(placeBetween(tick, axis.range));
      return <line key={tick} class="chart-grid" x1={x} x2={x} y2="100%" />;
    })}
  </>
);

function ScoreMark({ kind }: { readonly kind: Kind }): JSX.Element {
  if (kind === 'self') return <circle class="score-self" r="6.5" />;
  if (kind === 'cross') return <path class="score-cross" d="M0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z" />;
  return <circle class="score-verified" r="3.5" />;
}
