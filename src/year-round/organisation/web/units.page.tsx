import { csvOf } from '#src/platform/spreadsheet/write-sheet.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { TableTools } from '#src/ui/table-tools.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ProvinceOn, UnitRow } from '../app/units.query.ts';
import type { UnitKind } from '../domain/organisation-data.ts';
import { addressOf } from '#src/ui/address.ts';
import { printDays, wordsIn } from './words.ts';

export const PAGE_SIZE = 200;
const LAST_DAY_OF_63: CalendarDay = '2025-06-30';
const FIRST_DAY_OF_34: CalendarDay = '2025-07-01';
const FILTERED_KINDS = [
  'STP',
  'THADS_PROVINCE',
  'MINISTRY_UNIT',
  'PROVINCE_COMMITTEE',
  'THADS_DISTRICT',
] as const satisfies readonly UnitKind[];

export type UnitsAsked = {
  readonly day: CalendarDay;
  readonly kind: UnitKind | '';
  readonly province: string;
  readonly text: string;
  readonly after: string;
};

/** The register of units as on a day. */
export function unitsPage(
  visit: Visit,
  asked: UnitsAsked,
  units: readonly UnitRow[],
  provinces: readonly ProvinceOn[],
): Page {
  const words = wordsIn(visit.language);
  const day = asked.day === visit.today ? '' : asked.day;
  const filter = { loai: asked.kind, tinh: asked.province, q: asked.text };
  const query = { ...filter, ngay: day };
  const shown = units.slice(0, PAGE_SIZE);
  const next = units.length > PAGE_SIZE ? (shown.at(-1)?.slug ?? null) : null;
  const since = visit.today < FIRST_DAY_OF_34 ? FIRST_DAY_OF_34 : '';
  const is63 = asked.day <= LAST_DAY_OF_63;
  return {
    title: words.units.title,
    tab: 'units',
    head: {
      title: words.units.title,
      lead:
        next || asked.after
          ? undefined
          : words.units.lead(
              shown.filter((unit) => !unit.isSynthetic).length,
              shown.filter((unit) => unit.isSynthetic).length,
              printDay(asked.day, visit.language),
            ),
      asOn: { day: asked.day, action: '/don-vi', keep: withoutEmpty(filter) },
    },
    body: (
      <>
        <PageTabs
          label={words.units.lists}
          tabs={[
            { label: words.units.now34, href: addressOf('/don-vi', { loai: asked.kind, ngay: since }), current: !is63 },
            {
              label: words.units.until63,
              href: addressOf('/don-vi', { loai: asked.kind, ngay: is63 ? asked.day : LAST_DAY_OF_63 }),
              current: is63,
            },
          ]}
        />
        <TableTools
          table="units"
          action={addressOf('/don-vi', {})}
          keep={withoutEmpty({ ngay: day })}
          filters={[
            {
              kind: 'choice',
              name: 'loai',
              label: words.units.filterKind,
              value: asked.kind,
              options: FILTERED_KINDS.map((value) => ({ value, label: words.unitKinds[value] })),
            },
            {
              kind: 'choice',
              name: 'tinh',
              label: words.units.filterProvince,
              value: asked.province,
              options: provinces.map(({ code, name }) => ({ value: code, label: name })),
            },
            { kind: 'search', name: 'q', label: words.units.filterText, value: asked.text },
          ]}
          downloads={[{ label: 'CSV', href: addressOf('/don-vi.csv', query) }]}
        />
        <UnitTable visit={visit} units={shown} asked={asked} />
        <Pager
          previous={asked.after ? addressOf('/don-vi', query) : null}
          next={next && addressOf('/don-vi', { ...query, sau: next })}
        />
      </>
    ),
  };
}

function UnitTable(props: { readonly visit: Visit; readonly units: readonly UnitRow[]; readonly asked: UnitsAsked }) {
  const { visit, units, asked } = props;
  const words = wordsIn(visit.language);
  const ngay = asked.day === visit.today ? '' : asked.day;
  return (
    <Table
      id="units"
      caption={words.units.title}
      rows={units}
      rowKey={(unit) => unit.slug}
      empty={
        <Empty
          title={words.units.none}
          icon="search"
          actions={[{ label: words.units.findAll, href: addressOf('/tim', { q: asked.text }), icon: 'search' }]}
        >
          {words.units.noneText}
        </Empty>
      }
      columns={[
        {
          key: 'name',
          head: words.units.name,
          phone: 'title',
          cell: (unit) => (
            <>
              <Link to={addressOf(`/don-vi/${unit.slug}`, { ngay })} lang="vi">
                {unit.name}
              </Link>{' '}
              {unit.isSynthetic && <Chip>{words.clusters.rehearsal}</Chip>}
            </>
          ),
        },
        { key: 'kind', head: words.units.kind, phone: 'line', cell: (unit) => words.unitKinds[unit.kind] },
        {
          key: 'province',
          head: words.units.province,
          phone: 'hide',
          cell: (unit) => <span lang="vi">{unit.provinceName}</span>,
        },
        {
          key: 'days',
          head: words.units.days,
          phone: 'line',
          nowrap: true,
          cell: (unit) => (unit.from ?? unit.until) && printDays(words, unit, visit.language),
        },
      ]}
    />
  );
}

const withoutEmpty = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));

/** The same rows as a file that a spreadsheet opens: UTF-8 with its mark, and no cell that begins a formula. */
export function unitsCsv(visit: Visit, units: readonly UnitRow[]): string {
  const words = wordsIn(visit.language);
  const lines = units.map((unit) => [
    unit.provinceCode ?? '',
    unit.provinceName ?? '',
    words.unitKinds[unit.kind],
    unit.name,
    unit.from ?? '',
    unit.until ?? '',
  ]);
  return csvOf(
    words.units.csv.map((head) => ({ head })),
    lines,
  );
}
