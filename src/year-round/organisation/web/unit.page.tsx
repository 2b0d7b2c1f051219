import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { LineageTree } from '#src/charts/lineage-tree.tsx';
import { Chip, Derived, NeedsCheck } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { MarginSection } from '#src/ui/source.tsx';
import { hrefIn, type Visit } from '#src/ui/visit.ts';
import type { UnitEvent } from '../app/unit-events.query.ts';
import type { Lineage, NameOverTime, UnitOn } from '../app/unit.query.ts';
import { isWithin } from '../domain/period.ts';
import { addressOf } from '#src/ui/address.ts';
import { UnitEvents } from './unit-events.tsx';
import { markNote, printDays, wordsIn } from './words.ts';

/** A unit as on a day: its names, lineage and everything that happened to it and to those it took over from. */
export function unitPage(visit: Visit, day: CalendarDay, unit: UnitOn, events: readonly UnitEvent[]): Page {
  const words = wordsIn(visit.language);
  const path = `/don-vi/${unit.slug}`;
  return {
    title: unit.name,
    tab: 'units',
    head: {
      title: unit.name,
      breadcrumb: [{ label: words.units.title, href: '/don-vi' }, { label: words.unitKinds[unit.kind] }],
      asOn: { day, action: path },
      chip: <State unit={unit} day={day} visit={visit} />,
      facts: unit.isSynthetic ? [words.unit.synthetic] : [],
    },
    body: (
      <>
        <SuccessorNotice unit={unit} day={day} visit={visit} />
        <UnitEvents visit={visit} day={day} unit={unit} events={events} />
        <Section title={words.unit.lineage}>
          <LineagePart visit={visit} unit={unit} day={day} />
        </Section>
      </>
    ),
    margin: (
      <>
        <MarginSection title={words.unit.facts}>
          <Facts small facts={factsOf(visit, unit)} />
          <p>
            <Link to={`/don-vi/${unit.slug}/nguoi`}>{words.unit.people}</Link>
          </p>
        </MarginSection>
        <MarginSection title={words.unit.names}>
          <Names visit={visit} names={unit.names} />
        </MarginSection>
        {unit.doubts.length > 0 && (
          <MarginSection title={words.unit.doubts}>
            {unit.doubts.map((doubt) => (
              <div lang="vi" key={doubt.text}>
                <NeedsCheck />
                <p>{doubt.text}</p>
                {doubt.treatment && <p class="note">{doubt.treatment}</p>}
              </div>
            ))}
          </MarginSection>
        )}
      </>
    ),
  };
}

type Shown = { readonly visit: Visit; readonly unit: UnitOn; readonly day: CalendarDay };

function State({ unit, day, visit }: Shown) {
  const words = wordsIn(visit.language);
  if (isWithin(day, unit)) return <Chip tone="plain">{words.unit.existing}</Chip>;
  if (unit.until !== null && unit.until < day)
    return <Chip>{words.unit.ended(printDay(unit.until, visit.language))}</Chip>;
  return <Chip>{words.unit.notYet(printDay(unit.from ?? day, visit.language))}</Chip>;
}

const successorsOf = (unit: UnitOn): Lineage['units'] => {
  const ids = unit.lineage.edges.filter((edge) => edge.predecessorId === unit.id).map((edge) => edge.successorId);
  return unit.lineage.units.filter((one) => ids.includes(one.id));
};

/** A body that has ended leads on to the one that took over. */
function SuccessorNotice({ unit, day, visit }: Shown) {
  const words = wordsIn(visit.language);
  if (isWithin(day, unit)) return null;
  const actions = successorsOf(unit).map((one) => ({ label: one.name, href: `/don-vi/${one.slug}` }));
  return (
    <Notice actions={actions} {...(actions.length > 0 && { title: words.unit.successors })}>
      {words.unit.notOnDay}
    </Notice>
  );
}

function factsOf(visit: Visit, unit: UnitOn) {
  const words = wordsIn(visit.language);
  const { province, parent } = unit;
  return [
    { label: words.unit.kind, value: words.unitKinds[unit.kind] },
    ...(province
      ? [
          {
            label: words.unit.province,
            value: (
              <Link to={addressOf('/don-vi', { tinh: province.code, ngay: unit.until ?? '' })} lang="vi">
                {province.title}
              </Link>
            ),
          },
        ]
      : []),
    ...(parent
      ? [
          {
            label: words.unit.parent,
            value: (
              <Link to={`/don-vi/${parent.slug}`} lang="vi">
                {parent.name}
              </Link>
            ),
          },
        ]
      : []),
    { label: words.unit.time, value: printDays(words, unit, visit.language) },
  ];
}

function LineagePart({ visit, unit, day }: Shown) {
  const words = wordsIn(visit.language);
  const { units, edges } = unit.lineage;
  if (edges.length === 0) return <p class="note">{words.unit.noLineage}</p>;
  const ngay = day === visit.today ? '' : day;
  return (
    <>
      <LineageTree
        label={words.unit.lineage}
        nodes={units.map((one) => ({
          id: one.id,
          name: one.name,
          note: printDays(words, one, visit.language),
          href: hrefIn(visit.language, addressOf(`/don-vi/${one.slug}`, { ngay })),
          isCurrent: one.id === unit.id,
        }))}
        links={edges.map((edge) => ({ from: edge.predecessorId, to: edge.successorId }))}
      />
      {actsOf(unit.lineage).map((edge) => (
        <p class="note" key={edge.happenedOn + edge.source}>
          {printDay(edge.happenedOn, visit.language)}: {words.unit.lineageKinds[edge.kind]},{' '}
          <span lang="vi">{edge.source}</span> <Mark visit={visit} mark={edge.certainty} />
        </p>
      ))}
    </>
  );
}

/** Several predecessors by one act are one line. */
const actsOf = ({ edges }: Lineage): Lineage['edges'] => [
  ...new Map(edges.map((edge) => [`${edge.happenedOn} ${edge.source}`, edge])).values(),
];

function Mark({ visit, mark }: { readonly visit: Visit; readonly mark: string }) {
  const note = markNote(wordsIn(visit.language), mark);
  if (note === undefined) return null;
  return mark === 'INFER' ? <Derived because={note} /> : <NeedsCheck doubt={note} />;
}

function Names({ visit, names }: { readonly visit: Visit; readonly names: readonly NameOverTime[] }) {
  const words = wordsIn(visit.language);
  return (
    <Facts
      small
      facts={names.map((name) => ({
        label: name.from || name.until ? printDays(words, name, visit.language) : words.period(null, null),
        value: (
          <span lang="vi">
            {name.name} <span class="note">({name.shortName})</span> <Mark visit={visit} mark={name.certainty} />
          </span>
        ),
      }))}
    />
  );
}
