import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import {
  cellsOf,
  columnsOf,
  stood,
  type LeadershipRow,
  type LeadershipTerm,
  type StripCell,
} from './leadership-years.ts';

type StripProps = {
  readonly label: string;
  readonly rows: readonly LeadershipRow[];
  readonly from: number;
  readonly to: number;
  /** The year in question, marked in the head. */
  readonly current?: number;
  readonly language: Language;
};

const MOST_COLUMNS = 8; // more do not fit a page of text: the table then scrolls, by keyboard as well

/**
 * Seats of leadership through years. Wide: a table, clusters by years. Narrow: a list from the newest year down.
 * Both are in the page; the style sheet shows one, and only that one is read aloud.
 */
export const LeadershipStrip = (props: StripProps): JSX.Element => (
  <div class="leadership">
    <StripTable {...props} />
    <StripList {...props} />
  </div>
);

const spanText = ({ from, to }: { from: number; to: number }): string => (from === to ? `${from}` : `${from} – ${to}`);

function StripTable(props: StripProps): JSX.Element {
  const columns = columnsOf(props.rows, props.from, props.to);
  const scrolls = columns.length > MOST_COLUMNS && { role: 'region' as const, 'aria-label': props.label, tabIndex: 0 };
  return (
    <div class={scrolls ? 'leadership-wide leadership-scrolls' : 'leadership-wide'} {...scrolls}>
      <table class="leadership-strip" aria-label={props.label}>
        <thead>
          <tr>
            <td />
            {columns.map((span) => (
              <th key={span.from} scope="col" class={span.from === props.current ? 'leadership-now' : undefined}>
                {spanText(span)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" class={row.isCurrent ? 'leadership-own' : undefined}>
                {row.name}
              </th>
              {cellsOf(row, columns).map((cell, index) => (
                <Cell key={index} cell={cell} language={props.language} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, language }: { readonly cell: StripCell; readonly language: Language }): JSX.Element {
  const words = chartWords(language);
  if (cell.kind === 'term')
    return (
      <td>
        <Card term={cell.term} language={language} />
      </td>
    );
  const word = { 'not-stated': words.notStated, 'not-yet-founded': words.notYetFounded, 'no-longer': words.noLonger };
  return (
    <td colSpan={cell.columns}>
      <div class={`leadership-gap leadership-${cell.kind}`}>
        <span>{word[cell.kind]}</span>
      </div>
    </td>
  );
}

function Card(props: {
  readonly term: LeadershipTerm;
  readonly language: Language;
  readonly cluster?: string;
}): JSX.Element {
  const { term, cluster } = props;
  const accent = term.unit === null ? 'leadership-unnamed' : term.isCurrent ? 'leadership-current' : 'leadership-named';
  return (
    <div class={`leadership-card ${accent}`}>
      {cluster && <span class="leadership-cluster">{cluster}</span>}
      {term.unit === null ? (
        <span class="leadership-silent">{chartWords(props.language).notStated}</span>
      ) : (
        <strong>{term.href ? <a href={term.href}>{term.unit}</a> : term.unit}</strong>
      )}
      {term.detail && <span>{term.detail}</span>}
    </div>
  );
}

function StripList(props: StripProps): JSX.Element {
  const words = chartWords(props.language);
  const columns = columnsOf(props.rows, props.from, props.to).toReversed();
  const unnamed = (rows: readonly LeadershipRow[]): string =>
    `${rows.map(({ name }) => name).join(', ')}: ${words.notStated}`;
  return (
    <ol class="leadership-list" aria-label={props.label}>
      {columns.map((span) => {
        const terms = props.rows.flatMap((row) =>
          row.terms.filter(({ year }) => year === span.from).map((term) => ({ row, term })),
        );
        const silent = props.rows.filter((row) => stood(row, span) && !terms.some((each) => each.row === row));
        return (
          <li key={span.from}>
            <span class="leadership-year">{spanText(span)}</span>
            <div>
              {terms.map(({ row, term }) => (
                <Card key={row.name} term={term} cluster={row.name} language={props.language} />
              ))}
              {silent.length > 0 && terms.length > 0 && <p class="leadership-also">{unnamed(silent)}</p>}
              {silent.length > 0 && terms.length === 0 && (
                <div class="leadership-gap leadership-not-stated">
                  <span>{unnamed(silent)}</span>
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
