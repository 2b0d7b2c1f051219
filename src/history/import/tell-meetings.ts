import type { z } from 'zod';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Meeting } from '../format.ts';
import type { evidence } from '../format/evidence.ts';
import { meetingKind } from './codes.ts';
import { personSeen } from './people.ts';
import { paperIdOf } from './tell-papers.ts';
import {
  counter,
  dayOf,
  homeOf,
  inside,
  NOWHERE,
  ownYear,
  partialDate,
  type Place,
  say,
  sayDerived,
  type Telling,
} from './telling.ts';

/** The meetings of a record with their ids: one of a cluster on a day is the same meeting in every report. */
function meetingIds({ record, subject }: Telling): readonly { readonly id: string; readonly meeting: Meeting }[] {
  const once = counter();
  return (record.meetings ?? []).map((meeting) => {
    const purposes = (meeting.purposes ?? []).map(({ purpose, year }) => `${meetingKind(purpose)} ${year ?? ''}`);
    const year = record.year?.value ?? record.derived?.year?.value ?? meeting.derived?.year?.value ?? '';
    const known = dayOf(meeting.date?.value) ?? `${year} ${purposes.join(' ')}`;
    return { id: stableId('meeting', subject.id, once(known)), meeting };
  });
}

export const meetingIdOf = (telling: Telling, localId: string | undefined): string | null =>
  localId === undefined ? null : (meetingIds(telling).find(({ meeting }) => meeting.id === localId)?.id ?? null);

/** The one meeting of a record that has just one: what it reports happened there. */
export function onlyMeeting(telling: Telling): string | null {
  const [only, ...others] = meetingIds(telling);
  return only && others.length === 0 ? only.id : null;
}

export function tellMeetings(telling: Telling): void {
  for (const { id, meeting } of meetingIds(telling)) tellMeeting(telling, id, meeting);
}

type Party = NonNullable<Meeting['host']>;
const partyWords = (party: Party | undefined): string | undefined =>
  party && (party.unit ?? party.name ?? ([party.position, party.person].filter(Boolean).join(' ') || party.printed));

function tellMeeting(telling: Telling, id: string, meeting: Meeting): void {
  const { sheet, names, subject } = telling;
  const place = inside(NOWHERE, meeting);
  const home = homeOf(telling, ownYear(telling), place);
  sheet.row('meeting', id, {
    cluster_year_id: home?.cluster_year_id ?? null,
    unit_id: subject.kind === 'unit' ? subject.id : null,
    origin: 'history',
    state: 'held',
  });
  say(telling, place, 'meeting', id, { name: meeting.name });
  const { date, partOfDay, place: venue, province, host, organiser, chair } = meeting;
  if (date)
    say(telling, inside(place, date), 'meeting', id, {
      held_on: dayOf(date.value),
      held_as_known: partialDate(date.value),
      date_printed: date.printed,
    });
  if (partOfDay) say(telling, inside(place, partOfDay), 'meeting', id, { part_of_day: partOfDay.value });
  if (venue) say(telling, inside(place, venue), 'meeting', id, { place: venue.value });
  if (province)
    say(telling, inside(place, province), 'meeting', id, {
      province_id: names.province(province.value),
      province: province.value,
    });
  if (host)
    say(telling, inside(place, host), 'meeting', id, {
      host_unit_id: names.unit(host),
      host_printed: partyWords(host),
    });
  if (organiser) say(telling, inside(place, organiser), 'meeting', id, { organiser: partyWords(organiser) });
  if (chair) say(telling, inside(place, chair), 'meeting', id, { chair: partyWords(chair) });
  sayDerived(telling, place, 'meeting', id, meeting.derived);
  purposes(telling, place, id, meeting);
  for (const [position, participant] of (meeting.participants ?? []).entries())
    tellParticipant(telling, inside(place, participant), id, participant, position, dayOf(date?.value) ?? null);
  items(telling, place, id, meeting);
}

function purposes(telling: Telling, place: Place, meetingId: string, meeting: Meeting): void {
  for (const [position, purpose] of (meeting.purposes ?? []).entries()) {
    const kind = meetingKind(purpose.purpose);
    const id = stableId(
      'purpose',
      meetingId,
      kind,
      String(purpose.year ?? ''),
      kind === 'OTHER' ? searchKey(purpose.purpose) : '',
    );
    telling.sheet.row('meeting_purpose', id, { meeting_id: meetingId, kind, year: purpose.year ?? null, position });
    say(telling, inside(place, purpose), 'meeting_purpose', id, {
      purpose: purpose.purpose,
      year: purpose.year,
      period: purpose.period,
    });
  }
}

type Participant = NonNullable<Meeting['participants']>[number];

function tellParticipant(
  telling: Telling,
  place: Place,
  meetingId: string,
  participant: Participant,
  position: number,
  on: string | null,
): void {
  const { sheet, names } = telling;
  const personId =
    participant.person === undefined ? null : personSeen(telling, place, participant.person, participant, on);
  const group = personId === null ? (participant.group ?? participant.unit ?? participant.printed ?? '') : null;
  const id = stableId('participant', meetingId, personId ?? searchKey(group ?? ''));
  sheet.row('meeting_participant', id, { meeting_id: meetingId, position, person_id: personId, group_printed: group });
  say(telling, place, 'meeting_participant', id, {
    person: participant.person,
    post: participant.position,
    unit_id: names.unit(participant),
    unit_printed: participant.unit,
    roles: participant.roles,
    delegation_size: participant.delegationSize ?? participant.number,
    side: participant.side,
    functions: participant.functions,
    group: participant.group,
  });
}

type Evidence = { readonly [Name in keyof typeof evidence]?: z.infer<(typeof evidence)[Name]> | undefined };
type Item = Evidence & { readonly words: string };

/** Agenda steps, adopted papers, directions, words of speeches and occasions, in their order. */
function items(telling: Telling, outer: Place, meetingId: string, meeting: Meeting): void {
  const papers = new Map((telling.record.papers ?? []).map((paper) => [paper.id, paper]));
  const paperId = (id: string | undefined) => {
    const paper = id === undefined ? undefined : papers.get(id);
    return paper ? paperIdOf(telling, paper) : null;
  };
  let position = 0;
  const put = (
    kind: string,
    place: Place,
    item: Item,
    extra: Readonly<Record<string, string | number | boolean | null>> = {},
    said = {},
  ) => {
    const by = typeof extra['by_person_id'] === 'string' ? extra['by_person_id'] : '';
    const id = stableId('meeting item', meetingId, kind, by, searchKey(item.words));
    telling.sheet.row('meeting_item', id, {
      meeting_id: meetingId,
      kind,
      position: position++,
      text: item.words,
      by_person_id: null,
      paper_id: null,
      years: null,
      list_is_open: false,
      ...extra,
    });
    say(telling, inside(place, item), 'meeting_item', id, { text: item.words, ...said });
  };
  const isOpen = (list: string) => meeting.open?.some((name) => name === list) ?? false;
  for (const step of meeting.agenda ?? [])
    put(
      'agenda',
      outer,
      step,
      { paper_id: paperId(step.papers?.[0]), list_is_open: isOpen('agenda') },
      { bloc: step.bloc },
    );
  for (const id of meeting.adopted ?? []) {
    const paper = papers.get(id);
    const words = paper?.title ?? paper?.number ?? paper?.printed ?? id;
    put('adopted', outer, { words, from: paper?.from }, { paper_id: paperId(id), list_is_open: isOpen('adopted') });
  }
  for (const list of meeting.directions ?? [])
    for (const item of list.items)
      put('direction', inside(outer, list), item, { list_is_open: list.open !== undefined }, { year: list.year });
  for (const speech of meeting.speeches ?? []) {
    const speaker = meeting.participants?.find(({ person }) => person === speech.by);
    const by = personSeen(
      telling,
      inside(outer, speech),
      speech.by,
      speaker ? { ...speaker, position: undefined } : {},
      null,
    );
    for (const item of speech.items)
      put(
        'speech',
        inside(outer, speech),
        item,
        { by_person_id: by, list_is_open: speech.open !== undefined },
        { speech: speech.kind },
      );
  }
  for (const { name, years, ...occasion } of meeting.occasions ?? [])
    put(
      'occasion',
      outer,
      { ...occasion, words: name },
      { years: years ?? null },
      { occasion: occasion.kind, ordinal: occasion.ordinal },
    );
}
