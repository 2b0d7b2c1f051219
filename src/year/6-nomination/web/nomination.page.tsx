import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { Chip, Stated } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { MeetingRow } from '#src/year-round/meetings/app/meetings.query.ts';
import { writeGuest } from '#src/year-round/meetings/domain/guest-lines.ts';
import type { Ballot } from '../app/ballots.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const nominationWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
export const nominationPath = (frame: YearFrame): string =>
  stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'nomination');
export const presentIn = (meeting: MeetingRow): number => meeting.presence.filter((unit) => unit.isPresent).length;

/** «2/3», «quá 1/2»: as the rule says it. */
export const shareOf = ({ threshold }: Ballot['rule']): string =>
  `${threshold.mustExceed ? 'quá ' : ''}${threshold.numerator}/${threshold.denominator}`;

/** The review conference of the year and its votes: who was there, what was voted on, who was acclaimed. */
export function nominationPage(
  visit: Visit,
  frame: YearFrame,
  shown: { readonly meeting: MeetingRow | null; readonly ballots: readonly Ballot[]; readonly mayRun: boolean },
): Page {
  const words = nominationWords(visit.language);
  const path = nominationPath(frame);
  const { meeting, ballots, mayRun } = shown;
  return stepPage(visit, frame, 'nomination', {
    title: words.title,
    ...(meeting && { about: { kind: 'meeting', id: meeting.id } }),
    head: {
      title: words.title,
      ...(meeting && { history: `/lich-su/hoi-nghi/${meeting.id}` }),
      facts: meeting
        ? [meeting.name, meeting.heldOn && printDay(meeting.heldOn, visit.language), meeting.place].filter(Boolean)
        : [],
      ...(mayRun && meeting && { primary: { label: words.newBallot, href: `${path}/phieu-moi` } }),
      ...(mayRun &&
        meeting && {
          actions: [
            { label: words.presence, href: `${path}/diem-danh` },
            { label: words.editMeeting, href: `${path}/hoi-nghi` },
            { label: words.bulletin, href: `${path}/ban-tin` },
          ],
        }),
    },
    body: meeting ? (
      <>
        <Conference visit={visit} frame={frame} meeting={meeting} />
        <Ballots visit={visit} path={path} ballots={ballots} mayRun={mayRun} />
      </>
    ) : (
      <Empty
        title={words.noMeetingTitle}
        icon="calendar"
        actions={mayRun ? [{ label: words.newMeeting, href: `${path}/hoi-nghi` }] : []}
      >
        {words.noMeetingText}
      </Empty>
    ),
  });
}

function Conference({
  visit,
  frame,
  meeting,
}: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly meeting: MeetingRow;
}): JSX.Element {
  const words = nominationWords(visit.language);
  const absent = meeting.presence.filter((unit) => !unit.isPresent);
  const nameOf = (unitId: string) => frame.units.find((unit) => unit.id === unitId)?.name ?? '';
  const facts = [
    { label: words.heldOn, value: meeting.heldOn ? printDay(meeting.heldOn, visit.language) : '–' },
    { label: words.place, value: <Stated>{meeting.place}</Stated> },
    { label: words.host, value: <Stated>{meeting.hostUnitId && nameOf(meeting.hostUnitId)}</Stated> },
    { label: words.chair, value: <Stated>{meeting.chair}</Stated> },
    ...(meeting.guests.length > 0 ? [{ label: words.guests, value: meeting.guests.map(writeGuest).join('; ') }] : []),
    {
      label: words.absent,
      value:
        absent.map((unit) => [nameOf(unit.unitId), unit.absentReason].filter(Boolean).join(': ')).join('; ') || '–',
    },
  ];
  const title =
    meeting.presence.length === 0 ? words.notTaken : words.presentOf(presentIn(meeting), frame.units.length);
  return (
    <>
      <Section title={title}>
        <Facts facts={facts} />
      </Section>
      {meeting.agenda.length > 0 && (
        <Section title={words.agenda}>
          <ol>
            {meeting.agenda.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

function Ballots(props: {
  readonly visit: Visit;
  readonly path: string;
  readonly ballots: readonly Ballot[];
  readonly mayRun: boolean;
}): JSX.Element {
  const { visit, path, ballots, mayRun } = props;
  const words = nominationWords(visit.language);
  if (ballots.length === 0)
    return (
      <Empty
        title={words.noBallotsTitle}
        icon="paper"
        actions={mayRun ? [{ label: words.newBallot, href: `${path}/phieu-moi` }] : []}
      >
        {words.noBallotsText}
      </Empty>
    );
  return (
    <Section title={words.ballots}>
      <Table
        id="ballots"
        caption={words.ballots}
        rows={ballots}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'award',
            head: words.award,
            cell: (row) => <Link to={`${path}/phieu/${row.id}`}>{awardOf(row.awardId).name}</Link>,
          },
          { key: 'bloc', head: words.bloc, phone: 'line', cell: (row) => row.blocName },
          { key: 'round', head: words.round, align: 'end', cell: (row) => row.round },
          { key: 'method', head: words.method, phone: 'line', cell: (row) => words.methods[row.method] },
          {
            key: 'result',
            head: words.result,
            phone: 'line',
            cell: (row) =>
              acclaimedIn(row)
                .map((nominee) => nominee.name)
                .join(', ') || '–',
          },
          {
            key: 'state',
            head: words.stateHead,
            phone: 'corner',
            cell: (row) => (
              <Chip tone={row.state === 'closed' ? 'met' : 'plain'} bare>
                {words.state[row.state]}
              </Chip>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** Those acclaimed, in the order of the list: never by votes, so that nobody is shown as last. */
export const acclaimedIn = (ballot: Ballot) => ballot.nominees.filter((nominee) => nominee.result === 'acclaimed');
