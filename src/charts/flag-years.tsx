import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';

export type FlagYear = { readonly year: number; readonly flag: 'flag' | 'none' | 'no-data' };

const STEP = 14;
const WORD = { flag: 'flag', none: 'noFlag', 'no-data': 'noData' } as const;

/** Flags (cờ thi đua) over years on one line: a flag, a point for none, a slash where there is no data. */
export function FlagYears(props: {
  readonly label: string;
  readonly years: readonly FlagYear[];
  readonly language: Language;
}): JSX.Element {
  const words = chartWords(props.language);
  const told = props.years.map(({ year, flag }) => `${year} ${words[WORD[flag]]}`).join(', ');
  return (
    <svg
      class="chart flag-years"
      role="img"
      aria-label={told ? `${props.label}: ${told}` : props.label}
      width={Math.max(props.years.length, 1) * STEP}
      height="16"
    >
      {props.years.map(({ year, flag }, index) => (
        <g key={year} transform={`translate(${index * STEP} 0)`}>
          <FlagMark flag={flag} />
        </g>
      ))}
    </svg>
  );
}

function FlagMark({ flag }: Pick<FlagYear, 'flag'>): JSX.Element {
  if (flag === 'none') return <circle class="flag-none" cx="6" cy="8" r="1.3" />;
  if (flag === 'no-data') return <path class="flag-no-data" d="M4 11l4-6" />;
  return (
    <>
      <path class="flag-cloth" d="M2.5 2.5h9l-2 3 2 3h-9z" />
      <path class="flag-pole" d="M2.5 2v12" />
    </>
  );
}
