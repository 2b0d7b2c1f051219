import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { Choice, FileField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { PeopleImport } from '../app/imports.query.ts';
import { IMPORT_WHATS, type ImportWhat, SHEET_KINDS } from '../app/sheet-kinds.ts';
import { StateOfImport } from './import-state.tsx';
import { peopleWords } from './words.ts';

const LARGEST_MB = 16;
const TEMPLATES: Readonly<Record<ImportWhat, string>> = {
  people: '/nhan-su/nhap/mau.xlsx',
  facts: '/nhan-su/nhap/mau-ho-so.xlsx',
};

/** `/nhan-su/nhap`: the template, the way in, what was brought before. */
export function importsPage(
  visit: Visit,
  imports: readonly PeopleImport[],
  errors: readonly FieldError[],
  what: ImportWhat = 'people',
): Page {
  const all = peopleWords(visit.language);
  const words = all.import;
  return {
    title: words.title,
    head: {
      title: words.title,
      lead: words.lead,
      breadcrumb: [{ label: all.register, href: '/nhan-su' }, { label: words.title }],
      actions: IMPORT_WHATS.map((one) => ({
        label: words.templates[one],
        href: TEMPLATES[one],
        icon: 'download' as const,
        download: true,
      })),
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form id="upload" action="/tep/nhan-su" multipart>
          <Choice
            kind="radio"
            name="what"
            label={words.what}
            options={IMPORT_WHATS.map((one) => ({ value: one, label: words.whats[one], help: words.whatHelps[one] }))}
            chosen={[what]}
          />
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
                { key: 'what', head: words.what, phone: 'line', cell: ({ what: one }) => words.whats[one] },
                {
                  key: 'state',
                  head: words.state,
                  phone: 'corner',
                  cell: (one) => <StateOfImport visit={visit} one={one} />,
                },
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
        <ColumnsOf visit={visit} what="people" texts={words.columns} />
        <ColumnsOf visit={visit} what="facts" texts={words.factColumns} />
      </>
    ),
  };
}

/** What each column of a template takes. */
function ColumnsOf(props: {
  readonly visit: Visit;
  readonly what: ImportWhat;
  readonly texts: Readonly<Record<string, string>>;
}) {
  const { visit, what, texts } = props;
  const words = peopleWords(visit.language).import;
  const { columns } = SHEET_KINDS[what];
  return (
    <Section title={words.columnsTitles[what]}>
      <Table
        id={`columns-${what}`}
        caption={words.columnsTitles[what]}
        rows={Object.keys(columns)}
        rowKey={(key) => key}
        columns={[
          { key: 'name', head: words.column, nowrap: true, cell: (key) => <b lang="vi">{columns[key]}</b> },
          { key: 'how', head: words.meaning, phone: 'line', cell: (key) => texts[key] },
        ]}
      />
    </Section>
  );
}
