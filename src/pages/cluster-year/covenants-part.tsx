import { BulletBar } from '#src/charts/bullet-bar.tsx';
import { decimal } from '#src/kernel/decimal.ts';
import { printAmount } from '#src/kernel/comparator.ts';
import type { Language } from '#src/kernel/language.ts';
import { printDay, printPeriod } from '#src/kernel/vietnamese-date.ts';
import { Chip, NeedsCheck, NotStated, NotYet } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { judged } from '#src/year/2-covenant/domain/covenant-text.ts';
import { printGoalAndUnit } from '#src/year/2-covenant/domain/target.ts';
import { derivedValue, Fact, Marks } from '../evidence/marks.tsx';
import { type ClusterYearView, doubtAt, type PartProps } from './view.ts';
import type { Covenant, TargetRow } from './year-lists.ts';

/** The covenants of a year side by side, one for each bloc, with their themes, tasks and signatories. */
export function CovenantsPart({ view }: PartProps) {
  const { words, lists, frame } = view;
  const { covenants } = lists;
  if (covenants.length === 0) return null;
  const isLive = frame.clusterYear.origin === 'live';
  const all = covenants.flatMap(({ targets }) => targets);
  // a past year's «cao hơn năm trước» has nothing here that it could be held against
  const hasLevel = ({ value, comparator }: TargetRow) => (isLive ? comparator !== null : value !== null);
  const [inNumbers, inWords] = [all.filter(hasLevel), all.filter((target) => !hasLevel(target))];
  return (
    <>
      <Section title={words.blocs.title(frame.blocs.length, covenants.length)} id="giao-uoc">
        <Columns>
          {covenants.map((covenant) => (
            <CovenantFacts view={view} covenant={covenant} key={covenant.id} />
          ))}
        </Columns>
      </Section>
      {inNumbers.length > 0 && <TargetsPart view={view} targets={inNumbers} inWords={inWords} />}
      {inNumbers.length === 0 && inWords.length > 0 && (
        <Section title={words.targets.noLevel} id="chi-tieu">
          <TargetsInWords view={view} targets={inWords} />
        </Section>
      )}
    </>
  );
}

function CovenantFacts({ view, covenant }: { readonly view: ClusterYearView; readonly covenant: Covenant }) {
  const { words, book, visit, frame } = view;
  const { id, tasks, taskCount, measured } = covenant;
  const isDoubtful = book.claimsOf(id, 'theme').some(({ certainty }) => certainty === 'doubtful');
  const doubt = isDoubtful ? doubtAt(view, 'covenants', 'theme') : undefined;
  const isLive = frame.clusterYear.origin === 'live';
  const signedOn = derivedValue(book, id, 'signed_on');
  return (
    <Section title={covenant.bloc ?? words.blocs.whole} level={3}>
      <Facts
        facts={[
          {
            label: words.blocs.theme,
            value: (
              <span lang="vi">
                {covenant.theme ? (
                  <>
                    “{covenant.theme}” <Marks book={book} of={id} field="theme" />
                  </>
                ) : isLive ? (
                  <NotYet />
                ) : (
                  <NotStated />
                )}
                {doubt && (
                  <>
                    {' '}
                    <NeedsCheck doubt={doubt.text} /> <span class="note">{doubt.text}</span>
                  </>
                )}
              </span>
            ),
          },
          ...(covenant.aim ? [{ label: words.blocs.aim, value: <span lang="vi">{covenant.aim}</span> }] : []),
          {
            label: words.blocs.tasks,
            value: (
              <>
                <Fact
                  book={book}
                  of={id}
                  field="task_count"
                  value={taskCount === null ? null : words.blocs.taskCount(taskCount)}
                />
                {tasks.length > 0 && <Tasks view={view} covenant={covenant} />}
              </>
            ),
          },
          {
            label: words.blocs.signedBy,
            value:
              isLive && covenant.signatures > 0 ? (
                words.blocs.signatures(covenant.signatures, membersOf(view, covenant))
              ) : (
                <span lang="vi">
                  <Fact book={book} of={id} field="signed_by_printed" value={covenant.signedByPrinted} />
                </span>
              ),
          },
          {
            label: words.blocs.signedOn,
            value: (
              <Fact
                book={book}
                of={id}
                field="signed_on"
                value={covenant.signedOn && printDay(covenant.signedOn, visit.language)}
                print={() => (signedOn ? dayAsText(String(signedOn.value), visit.language) : '')}
              />
            ),
          },
          {
            label: words.blocs.measured,
            value: (
              <Fact
                book={book}
                of={id}
                field="measured"
                value={measured ? printPeriod(measured, visit.language) : covenant.measuredPrinted}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

const dayAsText = (text: string, language: Language): string =>
  /^\d{4}-\d\d-\d\d$/.test(text) ? printDay(text as `${number}-${number}-${number}`, language) : text;

const membersOf = ({ frame }: ClusterYearView, { bloc }: Covenant): number => {
  const blocId = frame.blocs.find(({ name }) => name === bloc)?.id;
  return frame.units.filter((unit) => blocId === undefined || unit.blocId === blocId).length;
};

function Tasks({ view, covenant }: { readonly view: ClusterYearView; readonly covenant: Covenant }) {
  const { words, book } = view;
  const { tasks, taskCount } = covenant;
  return (
    <>
      {taskCount !== null && taskCount > tasks.length && (
        <span class="note"> {words.blocs.entered(tasks.length, taskCount)}</span>
      )}
      <details class="more">
        <summary class="link">{words.blocs.showTasks(tasks.length)}</summary>
        <ol lang="vi">
          {tasks.map((task) => (
            <li key={task.id}>
              {task.text} <Marks book={book} of={task.id} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** «trên 73%», «100%»: the level as the covenant sets it. */
function printLevel(
  { comparator, value, unit, lowerIsBetter, tiers, printed }: TargetRow,
  { words, visit }: ClusterYearView,
): string {
  const { language } = visit;
  if (tiers) return words.targets.byWorkload;
  if (comparator === 'better-than-last-year')
    return lowerIsBetter ? words.targets.lowerThanLastYear : printAmount({ comparator }, language);
  if (value === null || comparator === null) return printed ?? '';
  const isPercent = unit?.startsWith('%') ?? false;
  const amount = printAmount({ comparator, value: decimal(value), unit: isPercent ? '%' : null }, language);
  return isPercent || !unit ? amount : `${amount} ${unit}`;
}

/** Targets with a number: level, a bar with the line of the level, and the result; hatched where there is none. */
function TargetsPart(props: {
  readonly view: ClusterYearView;
  readonly targets: readonly TargetRow[];
  readonly inWords: readonly TargetRow[];
}) {
  const { view, targets, inWords } = props;
  const { words, book, visit, frame } = view;
  const isLive = frame.clusterYear.origin === 'live';
  const title = isLive ? words.targets.titleLive(targets.length) : words.targets.title(targets.length, 0);
  const [published] = view.results;
  const note = published
    ? words.targets.published(published.period, printDay(published.lockedOn, visit.language))
    : words.targets.resultsOfUnits;
  const barColumn = {
    key: 'bar',
    head: words.targets.bar,
    phone: 'line',
    cell: (target: TargetRow) => (
      <BulletBar
        label={words.targets.label(target.indicator, printLevel(target, view))}
        value={null}
        target={target.unit?.startsWith('%') && target.value !== null ? Number(target.value) : null}
        size="full"
        language={visit.language}
      />
    ),
  } as const;
  const resultColumn = {
    key: 'result',
    head: words.targets.result,
    phone: 'line',
    cell: (target: TargetRow) => (isLive ? <Count view={view} target={target} /> : <NotStated />),
  } as const;
  return (
    <Section title={title} id="chi-tieu" {...(isLive && { note })}>
      <Table
        id="targets"
        caption={title}
        rows={targets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'target',
            head: words.targets.target,
            phone: 'title',
            cell: (target) => (
              <span lang="vi">
                {target.indicator} <Marks book={book} of={target.id} />
                {target.base && <span class="note block">{target.base}</span>}
                {target.tiers && <span class="note block">{levelsOf(target)}</span>}
              </span>
            ),
          },
          {
            key: 'level',
            head: words.targets.level,
            align: 'end',
            nowrap: true,
            phone: 'corner',
            cell: (target) => printLevel(target, view),
          },
          ...(published ? [] : [barColumn]),
          ...(published || !isLive ? [resultColumn] : []),
        ]}
      />
      {inWords.length > 0 && <TargetsInWords view={view} targets={inWords} labelled />}
    </Section>
  );
}

const levelsOf = (target: TargetRow): string => printGoalAndUnit(judged({ lowerIsBetter: false, ...target }));

/** «12/13 đơn vị đạt»: how many, never which; nothing where so few were judged that the count would name them. */
function Count({ view, target }: { readonly view: ClusterYearView; readonly target: TargetRow }) {
  const { words, results } = view;
  const result = results.find(({ targetId }) => targetId === target.id);
  if (!result) return <NotYet />;
  const { count } = result;
  if (!count) return <span class="note">{words.targets.tooFew}</span>;
  if (count.judged === 0) return <NotYet />;
  return (
    <>
      {words.targets.met(count.met, count.judged)}
      {count.judged < count.of && <span class="note block">{words.targets.judged(count.judged, count.of)}</span>}
    </>
  );
}

function TargetsInWords({
  view,
  targets,
  labelled = false,
}: {
  readonly view: ClusterYearView;
  readonly targets: readonly TargetRow[];
  readonly labelled?: boolean;
}) {
  const { words, book } = view;
  return (
    <ul class="told" lang="vi">
      {targets.map((target) => (
        <li key={target.id}>
          {labelled && <Chip>{words.targets.noLevel}</Chip>} “{target.printed ?? target.indicator}”{' '}
          <Marks book={book} of={target.id} />
        </li>
      ))}
    </ul>
  );
}
