import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import { Hatch, hatched } from './hatch.tsx';
import { percent, shareOf } from './scale.ts';

/** A stage of the year and how many registrations still stand; null is «không nêu». */
export type AttritionStage = {
  readonly name: string;
  readonly count: number | null;
  /** Why some no longer stand, in the page's words («2 rút, có lý do»). */
  readonly reasons: readonly string[];
};

const TOP = 22;
const DEPTH = 84;

/** Attrition of registrations: a line that steps down from stage to stage, and the reasons under each step. */
export function AttritionSteps(props: {
  readonly label: string;
  readonly stages: readonly AttritionStage[];
  readonly language: Language;
}): JSX.Element {
  const id = useId();
  const words = chartWords(props.language);
  const most = Math.max(1, ...props.stages.map(({ count }) => count ?? 0));
  const column = 100 / Math.max(props.stages.length, 1);
  const treads = props.stages.map((stage, index) => {
    const share = stage.count === null ? null : shareOf(stage.count, most);
    return { stage, left: index * column, share, y: TOP + DEPTH * (1 - (share ?? 0) / 100) };
  });
  const told = props.stages.map(({ name, count }) => `${name} ${count ?? words.notStated}`).join(', ');
  return (
    <div class="attrition">
      <svg class="chart attrition-line" role="img" aria-label={`${props.label}: ${told}`} height={TOP + DEPTH + 1}>
        {treads.some(({ share }) => share === null) && <Hatch id={id} />}
        {treads.map((tread, index) => (
          <Tread key={tread.stage.name} {...tread} column={column} before={treads[index - 1]} fill={hatched(id)} />
        ))}
        <line class="chart-axis" x2="100%" y1={TOP + DEPTH + 0.5} y2={TOP + DEPTH + 0.5} />
      </svg>
      <ol class="attrition-stages">
        {props.stages.map(({ name, count, reasons }) => (
          <li key={name}>
            <span class="attrition-name">{name}</span>
            <span class="attrition-count">{count ?? words.notStated}</span>
            {reasons.map((reason) => (
              <span key={reason} class="attrition-reason">
                {reason}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

type TreadPlace = {
  readonly stage: AttritionStage;
  readonly left: number;
  readonly share: number | null;
  readonly y: number;
};

function Tread(
  props: TreadPlace & { readonly column: number; readonly before: TreadPlace | undefined; readonly fill: string },
): JSX.Element {
  const { stage, left, share, y, column, before, fill } = props;
  const [x1, x2, width] = [percent(left), percent(left + column), percent(column)];
  if (share === null) return <rect x={x1} y={TOP} width={width} height={DEPTH} fill={fill} />;
  return (
    <>
      <rect class="attrition-area" x={x1} y={y} width={width} height={TOP + DEPTH - y} />
      <line class="attrition-tread" x1={x1} x2={x2} y1={y} y2={y} />
      {before && before.share !== null && <line class="attrition-tread" x1={x1} x2={x1} y1={before.y} y2={y} />}
      <text class="attrition-figure" x={percent(left + column / 2)} y={y - 7} text-anchor="middle">
        {stage.count}
      </text>
    </>
  );
}
