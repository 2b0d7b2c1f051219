import { err, ok, type Result } from '#src/kernel/result.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import { type AwardId, AWARDS } from '#src/law/award-catalogue.ts';

/** Who is registered for an award: the unit itself, a part of it, a named person, or a number of persons. */
export type Registrant = {
  readonly award: AwardId;
  readonly subject: 'collective' | 'individual';
  /** A person or a part of the unit; null for the unit itself, and for a number without names. */
  readonly name: string | null;
  /** Null where the paper does not say how many. */
  readonly count: number | null;
};

export type RegistrantRefusal =
  | { readonly kind: 'award-is-not-in-the-catalogue' }
  | { readonly kind: 'award-is-not-for-this-subject' }
  | { readonly kind: 'count-is-not-a-number' }
  /** «TTLĐXS: 08»: eight parts without names are not the unit itself, and are not made one in silence. */
  | { readonly kind: 'unit-counts-for-one' };

export const MOST_REGISTERED_AT_ONCE = 100_000;

const isAward = (id: string): id is AwardId => AWARDS.some((award) => award.id === id);

/** Puts an entry in order: a unit counts for one, a named person for one; a name is one line of composed letters. */
export function checkRegistrant(
  typed: Omit<Registrant, 'award'> & { readonly award: string },
): Result<Registrant, RegistrantRefusal> {
  const { award, subject, count } = typed;
  if (!isAward(award)) return err({ kind: 'award-is-not-in-the-catalogue' });
  if (!AWARDS.find(({ id }) => id === award)?.subjects.includes(subject))
    return err({ kind: 'award-is-not-for-this-subject' });
  if (count !== null && !(Number.isInteger(count) && count > 0 && count <= MOST_REGISTERED_AT_ONCE))
    return err({ kind: 'count-is-not-a-number' });
  const name = squeeze(nfc(typed.name ?? '')) || null;
  const single = subject === 'collective' ? name === null : name !== null;
  if (single && name === null && (count ?? 1) !== 1) return err({ kind: 'unit-counts-for-one' });
  return ok({ award, subject, name, count: single ? 1 : count });
}

/** Whom an award is for when the paper does not say: a unit if it can be, else a person. */
export const usualSubject = (award: AwardId): Registrant['subject'] =>
  AWARDS.find(({ id }) => id === award)?.subjects.includes('collective') ? 'collective' : 'individual';
