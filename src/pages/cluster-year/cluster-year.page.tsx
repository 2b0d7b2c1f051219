import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, NotStated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Action } from '#src/ui/button.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Ribbon } from '#src/ui/ribbon.tsx';
import { Section } from '#src/ui/section.tsx';
import { PaperList } from '#src/ui/timeline.tsx';
import { wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { stepPath, yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { DifferenceList, DoubtList } from '../evidence/doubts-part.tsx';
import { Fact, Marks } from '../evidence/marks.tsx';
import { CampaignsPart } from './campaigns-part.tsx';
import { CovenantsPart } from './covenants-part.tsx';
import { AwardsPart, ExemplarsAndResults, NominationsPart } from './honours-part.tsx';
import { LeadershipPart } from './leadership-part.tsx';
import { ClusterYearMargin } from './margin-part.tsx';
import { MeetingsPart } from './meetings-part.tsx';
import { RegistrationsPart } from './registrations-part.tsx';
import { ribbonOfYear } from './ribbon-of-year.ts';
import type { ClusterYearView, PartProps } from './view.ts';

/** One cluster in one year, past or live: everything on record of it, each fact with the sentence that says it. */
export function clusterYearPage(view: ClusterYearView): Page {
  const { visit, words, frame, day } = view;
  const { slug, year, name, origin, term } = frame.clusterYear;
  const path = yearPath(slug, year);
  const isLive = origin === 'live';
  return {
    title: `${name}, ${year}`,
    tab: 'clusters',
    head: {
      title: name,
      size: 'portal',
      breadcrumb: [
        { label: shellWordsIn(visit.language).yearLabel(year), href: `/cum-thi-dua?nam=${year}` },
        { label: term === 'khu vực' ? words.regions : words.clusters, href: `/cum-thi-dua/${slug}` },
        { label: String(year) },
      ],
      ...(isLive && { chip: <StateChip view={view} /> }),
      facts: factsOf(view),
      ...(isLive && { asOn: { day, action: path } }),
      actions: actionsOf(view),
      ...primaryOf(view),
    },
    ribbon: <Ribbon steps={ribbonOfYear(view)} />,
    body: (
      <>
        <LeadershipPart view={view} />
        <CovenantsPart view={view} />
        <CampaignsPart view={view} />
        <RegistrationsPart view={view} />
        <NominationsPart view={view} />
        <AwardsPart view={view} />
        <ExemplarsAndResults view={view} />
        <MeetingsPart view={view} />
        <PapersPart view={view} />
        {isLive ? <NothingYet view={view} /> : <DoubtsAndSilences view={view} />}
      </>
    ),
    margin: <ClusterYearMargin view={view} />,
  };
}

function StateChip({ view }: PartProps) {
  const { words, frame } = view;
  const { isSynthetic, closedOn } = frame.clusterYear;
  return <Chip>{isSynthetic ? words.live.synthetic : closedOn ? words.live.closed : words.live.open}</Chip>;
}

/** One line under the title: how many, since when, by whom; each with its number. */
function factsOf(view: ClusterYearView) {
  const { words, frame, lists, book } = view;
  const isLive = frame.clusterYear.origin === 'live';
  const members = lists.members.filter(({ participation }) => participation === 'member');
  const provinces = new Set(members.flatMap(({ province }) => province?.code ?? []));
  if (isLive) return [words.provinces(provinces.size), words.units(members.length)];
  return [
    <Count
      view={view}
      field="province_count"
      label={words.provinceCount}
      value={lists.provinceCount}
      print={words.provinces}
    />,
    <Count view={view} field="member_count" label={words.unitCount} value={lists.memberCount} print={words.units} />,
    ...(lists.foundedYear === frame.clusterYear.year || (lists.foundedYear === null && lists.foundedBy)
      ? [
          <>
            {words.founded(lists.foundedYear, lists.foundedBy)}{' '}
            <Marks book={book} of={lists.clusterId} field="founded_by" />, {words.foundingNumber}{' '}
            {lists.foundingPaper ?? <NotStated />}
          </>,
        ]
      : []),
  ];
}

/** «8 tỉnh», «16 đơn vị suy ra», or what it is that no source states. */
function Count(
  props: PartProps & {
    readonly field: 'province_count' | 'member_count';
    readonly label: string;
    readonly value: number | null;
    readonly print: (n: number | string) => string;
  },
) {
  const { view, field, label, value, print } = props;
  const { id } = view.frame.clusterYear;
  const isSilent = value === null && view.book.claimsOf(id, field).length === 0;
  return (
    <>
      {isSilent && label}{' '}
      <Fact book={view.book} of={id} field={field} value={value === null ? null : print(value)} print={print} />
    </>
  );
}

function actionsOf({ frame, words, mayWork }: ClusterYearView): readonly Action[] {
  const { slug, year, origin } = frame.clusterYear;
  const downloads: readonly Action[] = [
    {
      label: words.download,
      icon: 'download',
      kind: 'quiet',
      href: `/api/v1/cluster-years?cluster=${encodeURIComponent(slug)}&year=${year}`,
      download: true,
    },
    { label: words.downloadCsv, icon: 'download', kind: 'quiet', href: `${yearPath(slug, year)}.csv`, download: true },
  ];
  return origin === 'live' && mayWork
    ? [...downloads, { label: words.plan, href: `${yearPath(slug, year)}/phat-dong/ke-hoach` }]
    : downloads;
}

function primaryOf({ frame, words, mayWork, visit }: ClusterYearView) {
  const { slug, year, origin } = frame.clusterYear;
  const now = frame.steps.find(({ state }) => state === 'late') ?? frame.steps.find(({ state }) => state === 'open');
  if (origin !== 'live' || !mayWork || !now) return {};
  const label = words.enter(shellWordsIn(visit.language).steps[now.step].toLowerCase());
  return { primary: { label, href: stepPath(slug, year, now.step) } };
}

function PapersPart({ view }: PartProps) {
  const { words, lists, visit, book } = view;
  if (lists.papers.length === 0) return null;
  return (
    <Section title={words.papers.title(lists.papers.length)} id="van-ban">
      <PaperList
        papers={lists.papers.map(({ id, number, dated, title, issuer, kind, origin }) => ({
          title: [number, dated && printDay(dated, visit.language)].filter(Boolean).join(', ') || title || kind,
          ...(origin === 'history' && { href: `/van-ban?q=${encodeURIComponent(number ?? title)}` }),
          note: (
            <span lang="vi">
              {number ? title : null} {issuer} {number === null && <>{words.papers.noNumber}</>}{' '}
              <Marks book={book} of={id} />
            </span>
          ),
        }))}
      />
    </Section>
  );
}

const LISTS = [
  'members',
  'leadership',
  'campaigns',
  'covenants',
  'registrations',
  'nominations',
  'awards',
  'meetings',
] as const;

function DoubtsAndSilences({ view }: PartProps) {
  const { words, doubts, lists, book } = view;
  const rows = { ...lists, leadership: lists.leaders };
  const missing = LISTS.filter((name) => rows[name].length === 0 && !lists.coverage[name]).map(
    (name) => words.lists[name],
  );
  return (
    <>
      {book.differences.length > 0 && (
        <Section title={words.doubts.differences} id="khac-nhau" note={words.doubts.differencesText}>
          <DifferenceList differences={book.differences} book={book} />
        </Section>
      )}
      {doubts.length > 0 && (
        <Section title={words.doubts.title(doubts.length)} id="can-kiem-tra">
          <DoubtList doubts={doubts} />
        </Section>
      )}
      {missing.length + lists.silences.length > 0 && (
        <Section title={words.silences.title} id="khong-neu">
          {missing.length > 0 && (
            <p>
              <NotStated /> {words.silences.lists(missing.join(', '))}
            </p>
          )}
          <ul class="told" lang="vi">
            {lists.silences.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function NothingYet({ view }: PartProps) {
  const { words, lists, visit, day } = view;
  if (lists.covenants.length > 0) return null;
  return <Empty title={words.blocs.notYet(printDay(day, visit.language))}>{words.blocs.notYetText}</Empty>;
}
