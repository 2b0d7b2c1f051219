import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { isCalendarDay } from '#src/kernel/calendar-day.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip, type Tone } from '#src/ui/chip.tsx';
import { Choice, FileField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Progress } from '#src/ui/progress.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ImportProblem, ImportRowSeen, ImportState, PeopleImport } from '../app/imports.query.ts';
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from '../domain/import-columns.ts';
import { type PeopleWords, peopleWords } from './words.ts';

export const SHOWN = 50;
const LARGEST_MB = 16;
const TONES: Readonly<Record<ImportState, Tone>> = {
  reading: 'watch',
  refused: 'missed',
  previewed: 'watch',
  loading: 'watch',
  loaded: 'met',
  cancelled: 'plain',
  failed: 'missed',
};

function State({ visit, one }: { readonly visit: Visit; readonly one: PeopleImport }) {
  const words = peopleWords(visit.language).import;
  return one.isInterrupted ? (
    <Chip tone="missed">{words.interrupted}</Chip>
  ) : (
    <Chip tone={TONES[one.state]}>{words.states[one.state]}</Chip>
  );
}

/** `/nhan-su/nhap`: the template, the way in, what was brought before. */
export function importsPage(visit: Visit, imports: readonly PeopleImport[], errors: readonly FieldError[]): Page {
  const all = peopleWords(visit.language);
  const words = all.import;
  return {
    title: words.title,
    head: {
      title: words.title,
      lead: words.lead,
      breadcrumb: [{ label: all.register, href: '/nhan-su' }, { label: words.title }],
      actions: [{ label: words.template, href: '/nhan-su/nhap/mau.xlsx', icon: 'download', download: true }],
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form id="upload" action="/tep/nhan-su" multipart>
          <FileField
            name="file"
            label={words.file}
            accept=".xlsx"
            kinds={words.fileKinds}
            megabytes={LARGEST_MB}
            error={errors[0]?.message}
            required
          />
          <SubmitRow label={words.upload} />
        </Form>
        {imports.length > 0 && (
          <Section title={words.earlier}>
            <Table
              id="imports"
              caption={words.earlier}
              rows={imports}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'file',
                  head: words.file,
                  phone: 'title',
                  cell: ({ id, fileName }) => <Link to={`/nhan-su/nhap/${id}`}>{fileName}</Link>,
                },
                { key: 'state', head: words.state, phone: 'corner', cell: (one) => <State visit={visit} one={one} /> },
                {
                  key: 'at',
                  head: words.at,
                  nowrap: true,
                  phone: 'line',
                  cell: ({ createdAt }) => printInstant(createdAt, visit.language),
                },
              ]}
            />
          </Section>
        )}
        <Section title={words.columnsTitle}>
          <Table
            id="columns"
            caption={words.columnsTitle}
            rows={COLUMN_KEYS}
            rowKey={(key) => key}
            columns={[
              { key: 'name', head: words.column, nowrap: true, cell: (key) => <b lang="vi">{COLUMNS[key]}</b> },
              { key: 'how', head: words.meaning, phone: 'line', cell: (key) => words.columns[key] },
            ]}
          />
        </Section>
      </>
    ),
  };
}

export type ImportView = {
  readonly one: PeopleImport;
  readonly problems: readonly ImportProblem[];
  readonly doubtful: readonly ImportRowSeen[];
  readonly changed: readonly ImportRowSeen[];
  readonly fresh: readonly ImportRowSeen[];
  readonly refused: string | null;
};
type Part = { readonly visit: Visit; readonly view: ImportView };

/** One import: how far it is, what is wrong, who is doubtful, what will change, and the button that enters it. */
export function importPage(visit: Visit, view: ImportView): Page {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { one } = view;
  const base = `/nhan-su/nhap/${one.id}`;
  const isAtWork = (one.state === 'reading' || one.state === 'loading') && !one.isInterrupted;
  return {
    title: one.fileName,
    head: {
      title: one.fileName,
      breadcrumb: [
        { label: all.register, href: '/nhan-su' },
        { label: words.title, href: '/nhan-su/nhap' },
        { label: one.fileName },
      ],
      chip: <State visit={visit} one={one} />,
      facts: [printInstant(one.createdAt, visit.language), ...(one.rowsTotal ? [words.rowsRead(one.rowsTotal)] : [])],
    },
    body: (
      <>
        {view.refused && <Notice tone="missed" title={view.refused} />}
        {one.refusal && (
          <Notice
            tone={one.state === 'previewed' ? 'watch' : 'missed'}
            title={[words.refusals[one.refusal] ?? one.refusal, one.refusalDetail].filter(Boolean).join(': ')}
            actions={one.state === 'refused' ? [] : [{ label: words.again, post: `${base}/lai` }]}
          />
        )}
        {one.isInterrupted && (
          <Notice
            tone="watch"
            title={words.interrupted}
            actions={[
              one.state === 'loading'
                ? { label: words.enterAgain, post: `${base}/nhap` }
                : { label: words.again, post: `${base}/lai` },
            ]}
          >
            {words.interruptedText}
          </Notice>
        )}
        {isAtWork && (
          <>
            <Progress
              label={words.states[one.state]}
              done={one.rowsDone}
              of={Math.max(one.rowsTotal ?? 0, one.rowsDone, 1)}
              cancel={`${base}/dung`}
              note={<Link to={base}>{words.reload}</Link>}
            />
          </>
        )}
        {one.state === 'loaded' && <Notice tone="met" title={words.done(one.newRows + one.changedRows)} />}
        {one.state === 'previewed' && <Preview visit={visit} view={view} />}
        {one.state !== 'loaded' && one.state !== 'cancelled' && !isAtWork && (
          <div class="row">
            <ActionButton action={{ label: words.giveUp, post: `${base}/dung`, kind: 'quiet' }} />
          </div>
        )}
      </>
    ),
  };
}

function Preview({ visit, view }: Part) {
  const words = peopleWords(visit.language).import;
  const { one } = view;
  const count = one.newRows + one.changedRows;
  const isReady = one.problemCount === 0 && one.doubtfulRows === 0 && count > 0 && one.refusal === null;
  return (
    <>
      <Facts
        facts={[
          { label: words.newPeople, value: one.newPeople },
          { label: words.newRows, value: one.newRows },
          { label: words.changedRows, value: one.changedRows },
          { label: words.sameRows, value: one.sameRows },
          { label: words.doubtfulRows, value: one.doubtfulRows },
          { label: words.problemRows, value: one.problemCount },
        ]}
      />
      {one.unusedColumns.length > 0 && <p class="note">{words.unused(one.unusedColumns.join(', '))}</p>}
      {isReady && (
        <div class="row">
          <ActionButton action={{ label: words.enter(count), post: `/nhan-su/nhap/${one.id}/nhap`, kind: 'primary' }} />
        </div>
      )}
      {view.problems.length > 0 && <Problems visit={visit} view={view} />}
      {view.doubtful.length > 0 && <Doubtful visit={visit} view={view} />}
      {view.changed.length > 0 && <Changed visit={visit} view={view} />}
      {view.fresh.length > 0 && <Fresh visit={visit} view={view} />}
    </>
  );
}

/** A problem in words, with the row or the unit that it is about. */
function problemText(all: PeopleWords, { kind, about, column }: ImportProblem): string {
  const texts: Readonly<Record<string, string>> = { ...all.refusals, ...all.import.cellProblems };
  const hint = about === null ? '' : column === 'unit' ? all.import.aboutUnit(about) : all.import.aboutRow(about);
  return [texts[kind] ?? kind, hint].filter(Boolean).join(' ');
}

function Problems({ visit, view }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { problems, one } = view;
  return (
    <Section
      title={words.problems(one.problemCount)}
      {...(one.problemCount > problems.length && { note: words.shownFirst(problems.length) })}
    >
      <Table
        id="problems"
        caption={words.toCorrect}
        rows={problems}
        rowKey={({ row, column, kind }) => `${row}-${column}-${kind}`}
        columns={[
          {
            key: 'row',
            head: words.row,
            nowrap: true,
            cell: ({ row, column }) => (
              <span>
                {row}, <span lang="vi">{COLUMNS[column as ColumnKey] ?? column}</span>
              </span>
            ),
          },
          {
            key: 'found',
            head: words.found,
            phone: 'line',
            cell: ({ found }) => <span lang="vi">{found || words.nothing}</span>,
          },
          { key: 'what', head: words.toCorrect, phone: 'line', cell: (problem) => problemText(all, problem) },
        ]}
      />
    </Section>
  );
}

function Doubtful({ visit, view }: Part) {
  const words = peopleWords(visit.language).import;
  const { doubtful, one } = view;
  return (
    <Section
      title={words.doubtful(one.doubtfulRows)}
      note={one.doubtfulRows > doubtful.length ? words.shownFirst(doubtful.length) : words.doubtfulText}
    >
      <Form id="doubtful" action={`/nhan-su/nhap/${one.id}/nghi-van`} wide>
        {doubtful.map(({ row, will, unit, candidates }) => (
          <Choice
            kind="radio"
            name={`row-${row}`}
            key={row}
            label={`${words.row} ${row}: ${will.name}`}
            note={[will.birthYear, will.position, unit].filter(Boolean).join(', ')}
            options={[
              ...candidates.map(({ id, name, detail }) => ({ value: id, label: name, help: detail })),
              { value: 'new', label: words.isNew },
            ]}
            chosen={[]}
          />
        ))}
        <SubmitRow label={words.decide} others={[{ label: words.restNew, name: 'do', value: 'rest' }]} />
      </Form>
    </Section>
  );
}

/** Field by field: what the register has, what it will have. An empty cell of the file changes nothing. */
function changesOf(visit: Visit, { will, was }: ImportRowSeen): readonly { field: string; from: string; to: string }[] {
  const all = peopleWords(visit.language);
  const shown = (value: string | number | null): string => {
    if (value === null) return all.import.nothing;
    const text = String(value);
    const named: Readonly<Record<string, string>> = { ...all.lines, ...all.manners };
    return isCalendarDay(text) ? printDay(text, visit.language) : (named[text] ?? text);
  };
  if (!was) return [];
  if (was.position === null) return [{ field: all.import.newPost, from: '', to: will.position ?? '' }];
  const keys = [
    'name',
    'staffCode',
    'birthYear',
    'toldApartBy',
    'line',
    'manner',
    'from',
    'until',
    'decision',
    'printedWith',
  ] as const;
  return keys.flatMap((key) =>
    will[key] !== null && will[key] !== was[key]
      ? [{ field: COLUMNS[key], from: shown(was[key]), to: shown(will[key]) }]
      : [],
  );
}

function Changed({ visit, view }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { changed, one } = view;
  return (
    <Section
      title={words.changes(one.changedRows)}
      {...(one.changedRows > changed.length && { note: words.shownFirst(changed.length) })}
    >
      <Table
        id="changed"
        caption={words.change}
        rows={changed}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: words.row, align: 'end', phone: 'corner', cell: ({ row }) => row },
          {
            key: 'name',
            head: all.name,
            phone: 'title',
            cell: ({ personId, was, will }) => (
              <span lang="vi">
                {personId ? <Link to={`/nguoi/${personId}`}>{was?.name ?? will.name}</Link> : will.name}
              </span>
            ),
          },
          {
            key: 'change',
            head: words.change,
            phone: 'line',
            cell: (row) => (
              <span lang="vi">
                {changesOf(visit, row).map(({ field, from, to }, index) => (
                  <span key={field}>
                    {index > 0 && <br />}
                    <b>{field}</b>: {from && `${from} → `}
                    {to}
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Fresh({ visit, view }: Part) {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { fresh, one } = view;
  return (
    <Section
      title={words.news(one.newRows)}
      {...(one.newRows > fresh.length && { note: words.shownFirst(fresh.length) })}
    >
      <Table
        id="fresh"
        caption={words.newRows}
        density="tight"
        rows={fresh}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', head: words.row, align: 'end', phone: 'corner', cell: ({ row }) => row },
          { key: 'name', head: all.name, phone: 'title', cell: ({ will }) => <span lang="vi">{will.name}</span> },
          {
            key: 'post',
            head: all.posts,
            phone: 'line',
            cell: ({ will, unit }) => (
              <span lang="vi">
                {will.position}, {unit}
              </span>
            ),
          },
          { key: 'born', head: all.birthYear, align: 'end', cell: ({ will }) => will.birthYear ?? words.nothing },
          { key: 'code', head: all.staffCode, nowrap: true, cell: ({ will }) => will.staffCode ?? words.nothing },
        ]}
      />
    </Section>
  );
}
