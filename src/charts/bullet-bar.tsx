import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import { Hatch, hatched } from './hatch.tsx';
import { percent, shareOf, type Quantity } from './scale.ts';

export type BulletBarProps = {
  /** What is measured, with its result and target in words: this is what a screen reader says. */
  readonly label: string;
  /** The result; null is «không nêu» and is drawn hatched, never as 0. */
  readonly value: Quantity | null;
  /** The level of the covenant (mức giao ước); null when there is none. */
  readonly target: Quantity | null;
  readonly max?: Quantity;
  readonly verdict?: 'met' | 'watch' | 'missed';
  readonly size?: 'cell' | 'full';
  /** Written at the target line; only a full-width bar has room for it. */
  readonly targetText?: string;
  readonly language: Language;
};

const TRACK = { y: 3, height: 12 };

/** Target against result (mức giao ước, kết quả): a bar, and an ink line at the target. */
export function BulletBar(props: BulletBarProps): JSX.Element {
  const { label, value, target, max = 100, verdict = 'met', size = 'cell', targetText, language } = props;
  const id = useId();
  const result = value === null ? null : shareOf(value, max);
  const line = target === null ? null : shareOf(target, max);
  return (
    <svg
      class={`chart bullet bullet-${size}`}
      role="img"
      aria-label={result === null ? `${label}: ${chartWords(language).notStated}` : label}
      height={targetText && size === 'full' ? 34 : 18}
    >
      {result === null && <Hatch id={id} />}
      {result === null ? (
        <rect y={TRACK.y} width="100%" height={TRACK.height} fill={hatched(id)} />
      ) : (
        <>
          <rect class="bullet-track" y={TRACK.y} width="100%" height={TRACK.height} />
          <rect class={`bullet-result bullet-${verdict}`} y={TRACK.y + 2} width={percent(result)} height="8" />
        </>
      )}
      {value !== null && value > max && (
        <svg x="100%" y={TRACK.y + 2} class="bullet-beyond">
          <path class={`bullet-result bullet-${verdict}`} d="M0 0l5 4-5 4z" />
        </svg>
      )}
      {line !== null && <line class="bullet-target" x1={percent(line)} x2={percent(line)} y1="0" y2="18" />}
      {line !== null && targetText && size === 'full' && (
        <text
          class="chart-note"
          x={percent(line)}
          y="31"
          text-anchor={line > 75 ? 'end' : line < 15 ? 'start' : 'middle'}
        >
          {targetText}
        </text>
      )}
    </svg>
  );
}
