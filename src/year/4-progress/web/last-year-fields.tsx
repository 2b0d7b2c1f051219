import type { JSX } from 'preact';
import { plainDecimal } from '#src/kernel/decimal.ts';
import type { Language } from '#src/kernel/language.ts';
import { printPercent } from '#src/kernel/ratio.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import { Derived } from '#src/ui/chip.tsx';
import { NumberField, TextField } from '#src/ui/fields.tsx';
import { Columns } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { Figure } from '#src/year/2-covenant/domain/target.ts';
import type { LastYear } from '../app/last-year.query.ts';
import type { BlocTarget } from '../app/progress.query.ts';
import { printFigure, progressWords } from './words.ts';

/** «2.946/3.459 = 85,17%»; a plain number stands alone. */
export function printFigureWithRate(figure: Figure, language: Language): string {
  const rate = figure.kind === 'rate' ? printPercent(figure.ratio) : null;
  return [printFigure(figure, language), rate].filter(Boolean).join(' = ');
}

/** Where last year's figure comes from: a report on record, or a paper that the unit names, with who entered it. */
export function sourceOfLastYear({ from }: LastYear, language: Language): string {
  const words = progressWords(language);
  if (from.kind === 'on-record')
    return words.lastYearOnRecord(from.period, from.year, printDay(from.lockedOn, language));
  return words.lastYearEntered(from.source, from.by, printDay(dayInVietnam(from.at), language));
}

/** Last year's figure as it is on record, marked as worked out; else the fields that ask for it and for its source. */
export function LastYearFields(props: {
  readonly visit: Visit;
  readonly lastYears: readonly LastYear[];
  readonly typed: Readonly<Record<string, string>> | null;
  readonly of: BlocTarget;
  readonly isRate: boolean;
  readonly errorOf: (field: string) => string | undefined;
}): JSX.Element {
  const { visit, lastYears, typed, of, isRate, errorOf } = props;
  const { language } = visit;
  const words = progressWords(language);
  const known = lastYears.find(({ targetId }) => targetId === of.id);
  if (known?.from.kind === 'on-record')
    return (
      <p>
        {words.lastYear}: {printFigureWithRate(known.figure, language)}{' '}
        <Derived because={sourceOfLastYear(known, language)} />
        <span class="note block">{sourceOfLastYear(known, language)}</span>
      </p>
    );
  const cell = (name: string) => `${of.id}-base-${name}`;
  const field = (name: string, label: string, kept: string) => (
    <NumberField
      name={cell(name)}
      label={label}
      value={typed?.[cell(name)] ?? kept}
      error={errorOf(cell(name))}
      {...(name === 'value' && { unit: of.target.unit })}
      required={false}
    />
  );
  const figure = known?.figure;
  return (
    <>
      {isRate ? (
        <Columns of={2}>
          {field('num', words.lastYearNumerator, figure?.kind === 'rate' ? printNumber(figure.ratio.numerator) : '')}
          {field(
            'den',
            words.lastYearDenominator,
            figure?.kind === 'rate' ? printNumber(figure.ratio.denominator) : '',
          )}
        </Columns>
      ) : (
        field('value', words.lastYear, figure?.kind === 'number' ? plainDecimal(figure.value).replace('.', ',') : '')
      )}
      <TextField
        name={cell('source')}
        label={words.lastYearSource}
        help={
          known?.from.kind === 'entered'
            ? `${words.lastYearSourceHelp} ${words.enteredBy(known.from.by, printDay(dayInVietnam(known.from.at), language))}`
            : words.lastYearSourceHelp
        }
        value={typed?.[cell('source')] ?? (known?.from.kind === 'entered' ? known.from.source : '')}
        error={errorOf(cell('source'))}
        required={false}
      />
    </>
  );
}
