import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { Derived } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table, type Column } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ClusterMember, ClusterYear } from '../app/clusters.query.ts';
import { wordsIn } from './words.ts';

type MemberRow = {
  readonly key: string;
  readonly name: string;
  readonly slug: string | null;
  readonly kind: string;
  /** Certainty of the membership by year; no entry: no source of that year names it. */
  readonly years: ReadonlyMap<number, string>;
};

const keyOf = ({ unit, province, unitKind, printed }: ClusterMember): string =>
  unit?.slug ?? (province ? `${province.code} ${unitKind ?? ''}` : (printed ?? ''));

function rowsOf(years: readonly ClusterYear[], provinceOnly: (title: string) => string): MemberRow[] {
  const rows = new Map<string, MemberRow & { readonly years: Map<number, string> }>();
  for (const year of years)
    for (const member of year.members) {
      const key = keyOf(member);
      const name =
        member.unit?.name ?? (member.province ? provinceOnly(member.province.title) : (member.printed ?? ''));
      const row = rows.get(key) ?? {
        key,
        name,
        slug: member.unit?.slug ?? null,
        kind: member.unitKind ?? '',
        years: new Map<number, string>(),
      };
      row.years.set(year.year, member.certainty);
      rows.set(key, row);
    }
  return [...rows.values()].toSorted((a, b) => a.kind.localeCompare(b.kind) || compareVietnamese(a.name, b.name));
}

/** Who was named as a member in which year; a blank of a year without names is «không nêu», never «no». */
export function ClusterMembers({ visit, years }: { readonly visit: Visit; readonly years: readonly ClusterYear[] }) {
  const words = wordsIn(visit.language);
  const named = years.filter((year) => year.members.length > 0);
  const rows = rowsOf(named, words.cluster.provinceOnly);
  const isOpen = named.some((year) => year.origin === 'history' && year.membersAre !== 'whole');
  return (
    <Section
      title={words.cluster.membersOverYears}
      {...(rows.length > 0 && isOpen && { note: words.cluster.openList })}
    >
      <Table
        id="members"
        caption={words.cluster.membersOverYears}
        rows={rows}
        rowKey={(row) => row.key}
        density="tight"
        empty={<Empty title={words.cluster.noMembers} />}
        columns={[
          {
            key: 'member',
            head: words.cluster.member,
            phone: 'title',
            cell: (row) => (
              <span lang="vi">{row.slug ? <Link to={`/don-vi/${row.slug}`}>{row.name}</Link> : row.name}</span>
            ),
          },
          ...named.toReversed().map(
            ({ year }): Column<MemberRow> => ({
              key: String(year),
              head: String(year),
              align: 'center',
              cell: (row) => <Named certainty={row.years.get(year)} visit={visit} />,
            }),
          ),
        ]}
      />
    </Section>
  );
}

const IS_INFERRED = ['derived', 'INFER', 'MEMORY'];

function Named({ certainty, visit }: { readonly certainty: string | undefined; readonly visit: Visit }) {
  const words = wordsIn(visit.language);
  if (certainty === undefined) return <span class="note">{words.cluster.notNamed}</span>;
  return IS_INFERRED.includes(certainty) ? <Derived /> : <>{words.cluster.yes}</>;
}
