import type { JSX } from 'preact';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printPartialCount } from '#src/kernel/partial-count.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { Chip, Flag, type Tone } from '#src/ui/chip.tsx';
import { CommentCount } from '#src/ui/comments.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Columns } from '#src/ui/section.tsx';
import { type Sort, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { discussionPath } from '#src/year-round/comments/domain/commentable.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import { Life } from './life.tsx';
import { queryOf, type RegisterView } from './register-view.ts';
import { awardPlace, awardShort, entryLabel, inOrder, type RegistrationWords, stateLabel } from './words.ts';

const TONES: Partial<Record<RegistrationState, Tone>> = {
  kept: 'met',
  listed: 'met',
  returned: 'watch',
  acclaimed: 'honour',
  decided: 'honour',
};

type UnitRow = { readonly unit: FrameUnit; readonly place: number; readonly entries: readonly RegisterEntry[] };
type Parts = { readonly view: RegisterView; readonly words: RegistrationWords; readonly base: string };

export function StateChip(props: {
  readonly words: RegistrationWords;
  readonly state: RegistrationState;
  readonly inside: boolean;
  readonly count?: number;
}): JSX.Element {
  const label = stateLabel(props.words, props.state, props.inside).toLocaleLowerCase('vi');
  return (
    <Chip tone={TONES[props.state] ?? 'plain'} {...(props.state === 'withdrawn' && { icon: 'undo' as const })} bare>
      {props.count !== undefined && `${props.count} `}
      {label}
    </Chip>
  );
}

/** The members in their order with what each has sent; who has not sent is a line for the office and for itself only. */
function unitRows({ frame, filter, entries, mayRun, mayActFor }: RegisterView): readonly UnitRow[] {
  const filtered = filter.bloc !== '' || filter.award !== '' || filter.state !== '';
  const rows = frame.units.map((unit, at) => ({
    unit,
    place: at + 1,
    entries: inOrder(frame, entries).filter((entry) => entry.unitId === unit.id),
  }));
  const shown = rows.filter((row) => row.entries.length > 0 || (!filtered && (mayRun || mayActFor(row.unit.id))));
  // numbered as shown: a gap would tell who has not sent
  return sorted(shown, frame, filter.sort).map((row, at) => ({ ...row, place: at + 1 }));
}

function sorted(rows: readonly UnitRow[], frame: YearFrame, sort: Sort | null): readonly UnitRow[] {
  if (!sort) return rows;
  const turn = sort.direction === 'up' ? 1 : -1;
  const textOf = (row: UnitRow) =>
    sort.key === 'bloc' ? blocName(frame, row.unit) : sort.key === 'sent' ? (sentOn(row) ?? '') : row.unit.shortName;
  return rows.toSorted((a, b) => turn * compareVietnamese(textOf(a), textOf(b)) || a.place - b.place);
}

const blocName = (frame: YearFrame, unit: FrameUnit): string =>
  (frame.blocs.find(({ id }) => id === unit.blocId)?.name ?? '').replace(/^Khối /, '');

const sentOn = (row: UnitRow): CalendarDay | null =>
  row.entries.flatMap((entry) => entry.receivedOn ?? []).toSorted()[0] ?? null;

export function Register({ visit, view, words, base, sent }: Parts & { readonly visit: Visit; readonly sent: number }) {
  const { frame, filter, mayRun, mayActFor } = view;
  const due = frame.steps.find(({ step }) => step === 'registration')?.dueOn ?? null;
  const sortHref = (sort: Sort) => base + queryOf(filter, { sort });
  const isLate = (row: UnitRow) =>
    due !== null &&
    (mayRun || mayActFor(row.unit.id)) &&
    row.entries.some(({ receivedOn }) => receivedOn && receivedOn > due);
  return (
    <>
      <Table<UnitRow>
        id="register"
        caption={words.caption(frame.clusterYear.year)}
        look="sheet"
        density={filter.tight ? 'tight' : 'normal'}
        rows={unitRows(view)}
        rowKey={(row) => row.unit.id}
        filtered={filter.bloc !== '' || filter.award !== '' || filter.state !== ''}
        {...(view.entries.length === 0 &&
          !mayRun && { empty: <Empty title={words.noneTitle}>{words.noneText}</Empty> })}
        sort={{ now: filter.sort, hrefOf: sortHref }}
        columns={[
          { key: 'place', head: words.number, align: 'end', phone: 'hide', cell: (row) => row.place },
          {
            key: 'unit',
            head: words.unit,
            sortable: true,
            phone: 'title',
            cell: (row) => (
              <>
                <Link to={`/don-vi/${row.unit.slug}`}>{row.unit.shortName}</Link>{' '}
                <Talk row={row} view={view} path={base + queryOf(filter, { open: row.unit.id })} />
              </>
            ),
          },
          { key: 'bloc', head: words.bloc, sortable: true, phone: 'hide', cell: (row) => blocName(frame, row.unit) },
          {
            key: 'awards',
            head: words.awards,
            phone: 'line',
            cell: (row) => <Awards entries={row.entries} words={words} />,
          },
          {
            key: 'state',
            head: words.state,
            phone: 'corner',
            cell: (row) => (
              <States row={row} words={words} inside={mayRun || mayActFor(row.unit.id)} late={isLate(row)} />
            ),
          },
          {
            key: 'sent',
            head: words.sent,
            align: 'end',
            nowrap: true,
            sortable: true,
            cell: (row) => sentCell(row),
          },
        ]}
        sum={{ label: words.sum(sent, frame.units.length), cells: { awards: <Sums view={view} words={words} /> } }}
        detail={{
          openKey: filter.open,
          nameOf: (row) => row.unit.shortName,
          hrefOf: (row) => base + queryOf(filter, { open: row?.unit.id ?? null }),
          of: (row) => <Lives visit={visit} row={row} view={view} words={words} base={base} />,
        }}
      />
      <p class="note">
        <Flag /> {words.flagNote}
      </p>
    </>
  );

  function sentCell(row: UnitRow) {
    const day = sentOn(row);
    if (day) return printDay(day, visit.language);
    return row.entries.length > 0 ? <span class="muted">{words.dayNotStated}</span> : '–';
  }
}

/** How much is said about all that a unit has registered for: opens the row, where each has its own. */
function Talk(props: {
  readonly row: UnitRow;
  readonly view: RegisterView;
  readonly path: string;
}): JSX.Element | null {
  const count = props.row.entries.reduce((sum, entry) => sum + (props.view.talks.get(entry.id) ?? 0), 0);
  return count === 0 ? null : <CommentCount path={props.path} count={count} />;
}

const isFlag = (award: string) => award.startsWith('CO_');

function Awards(props: { readonly entries: readonly RegisterEntry[]; readonly words: RegistrationWords }): JSX.Element {
  const { entries, words } = props;
  if (entries.length === 0) return <span class="muted">{words.noneYet}</span>;
  return (
    <>
      {entries.map((entry, index) => (
        <span key={entry.id}>
          {index > 0 && ' · '}
          {isFlag(entry.award) && <Flag />} {entryLabel(words, entry)}
        </span>
      ))}
    </>
  );
}

function States(props: {
  readonly row: UnitRow;
  readonly words: RegistrationWords;
  readonly inside: boolean;
  readonly late: boolean;
}): JSX.Element {
  const { row, words, inside, late } = props;
  const states = [...new Set(row.entries.map((entry) => entry.state))];
  if (states.length === 0)
    return (
      <Chip icon="clock" bare>
        {words.hasNotSent}
      </Chip>
    );
  return (
    <>
      {states.map((state, index) => (
        <span key={state}>
          {index > 0 && ', '}
          <StateChip
            words={words}
            state={state}
            inside={inside}
            {...(states.length > 1 && { count: row.entries.filter((entry) => entry.state === state).length })}
          />
        </span>
      ))}
      {late && ' '}
      {late && <Chip>{words.late}</Chip>}
    </>
  );
}

/** «Cờ ngành 9, trong đó Cờ CP 2 · LĐTT ít nhất 52». */
function Sums({ view, words }: { readonly view: RegisterView; readonly words: RegistrationWords }): JSX.Element {
  const own = view.rollUp.awards
    .filter((roll) => roll.ofWhich === null)
    .toSorted((a, b) => awardPlace(a.award) - awardPlace(b.award));
  const line = own.map((roll) => {
    const inside = view.rollUp.awards.filter((other) => other.ofWhich === roll.award);
    const head = `${awardShort(roll.award)} ${printPartialCount(roll.count)}`;
    return [
      head,
      ...inside.map((other) => words.ofWhich(awardShort(other.award), printPartialCount(other.count))),
    ].join(', ');
  });
  return <>{line.join(' · ')}</>;
}

function Lives({
  visit,
  row,
  view,
  words,
  base,
}: Parts & { readonly visit: Visit; readonly row: UnitRow }): JSX.Element {
  const inside = view.mayRun || view.mayActFor(row.unit.id);
  if (row.entries.length === 0) return <p>{words.hasNotSent}</p>;
  return (
    <Columns of={3}>
      {row.entries.map((entry) => (
        <section key={entry.id}>
          <h3>{entryLabel(words, entry)}</h3>
          <Life
            visit={visit}
            words={words}
            inside={inside}
            steps={view.lives.filter((step) => step.registrationId === entry.id)}
          />
          {entry.note && inside && <p class="note">{entry.note}</p>}
          {entry.enteredForUnit && <p class="note">{words.forUnit}</p>}
          {inside && <Link to={`${base}/${entry.id}`}>{words.open}</Link>}{' '}
          {view.talks.has(entry.id) && (
            <CommentCount path={discussionPath('registration', entry.id)} count={view.talks.get(entry.id) ?? 0} />
          )}
        </section>
      ))}
    </Columns>
  );
}
