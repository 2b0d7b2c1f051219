import type { Language } from '#src/kernel/language.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { AWARDS, findAward } from '#src/law/award-catalogue.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type RegistrationWords = typeof vi;
export const registrationWords = (language: Language): RegistrationWords => (language === 'vi' ? vi : en);

export const REGISTRATION_STATES = Object.keys(vi.states) as RegistrationState[];

/** As the head of a table column prints it; an id that the catalogue no longer has stays as it was stored. */
export const awardShort = (id: string): string => AWARDS.find((award) => award.id === id)?.shortName ?? id;
export const awardName = (id: string): string =>
  AWARDS.find((award) => award.id === id)?.name ?? findAward(id)?.name ?? id;

/** The place of an award in the order of the roll-up: flags, collectives, persons. */
export const awardPlace = (id: string): number => AWARDS.findIndex((award) => award.id === id);

/** The members in their order; of each, flags, collectives, persons. */
export const inOrder = (
  frame: { readonly units: readonly { readonly id: string }[] },
  entries: readonly RegisterEntry[],
): readonly RegisterEntry[] => {
  const places = new Map(frame.units.map((unit, at) => [unit.id, at]));
  const placeOf = ({ unitId }: RegisterEntry) => places.get(unitId) ?? places.size;
  return entries.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      awardPlace(a.award) - awardPlace(b.award) ||
      compareVietnamese(a.name ?? '', b.name ?? ''),
  );
};

/** «Cờ ngành», «LĐTT: 52 người», «CSTĐCS: Trần Thị Hòa». */
export function entryLabel(words: RegistrationWords, { award, subject, name, count }: RegisterEntry): string {
  const short = awardShort(award);
  if (name !== null) return words.of(short, name);
  return subject === 'collective' ? short : words.persons(short, count === null ? words.countNotStated : String(count));
}

/** A shared list never says why a unit is not on the list for discussion. */
export const stateLabel = (words: RegistrationWords, state: RegistrationState, inside: boolean): string =>
  state === 'ineligible' && !inside ? words.notListed : words.states[state];
