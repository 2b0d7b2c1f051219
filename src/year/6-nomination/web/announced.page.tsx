import { printDay } from '#src/kernel/vietnamese-date.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { Flag } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { MeetingRow } from '#src/year-round/meetings/app/meetings.query.ts';
import type { Ballot } from '../app/ballots.query.ts';
import { acclaimedIn, nominationWords } from './nomination.page.tsx';

/** What visitors read of a nomination: who was acclaimed for what, by the alphabet; no votes, and nobody who was not. */
export function announcedPage(
  visit: Visit,
  frame: YearFrame,
  { meeting, ballots }: { readonly meeting: MeetingRow | null; readonly ballots: readonly Ballot[] },
): Page {
  const words = nominationWords(visit.language);
  const announced = ballots.filter((ballot) => ballot.state === 'closed' && acclaimedIn(ballot).length > 0);
  return stepPage(visit, frame, 'nomination', {
    title: words.title,
    head: {
      title: words.title,
      facts:
        announced.length > 0 && meeting
          ? [meeting.name, meeting.heldOn && printDay(meeting.heldOn, visit.language), meeting.place].filter(Boolean)
          : [],
    },
    body:
      announced.length === 0 ? (
        <Empty title={words.notAnnouncedTitle} icon="calendar">
          {words.notAnnouncedText}
        </Empty>
      ) : (
        announced.map((ballot) => (
          <Section
            key={ballot.id}
            title={words.acclaimedCount(acclaimedIn(ballot).length, awardOf(ballot.awardId).name)}
            note={ballot.blocName}
          >
            <Table
              id={`acclaimed-${ballot.id}`}
              caption={awardOf(ballot.awardId).name}
              rows={acclaimedIn(ballot).toSorted((a, b) => compareVietnamese(a.name, b.name))}
              rowKey={(row) => row.unitId}
              columns={[
                {
                  key: 'unit',
                  head: words.unit,
                  cell: (row) => (
                    <>
                      <Flag /> {row.name}
                    </>
                  ),
                },
              ]}
            />
          </Section>
        ))
      ),
  });
}
