import { err, ok, type Result } from '#src/kernel/result.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';

export type PersonValues = {
  readonly name: string;
  /** «Mã số cán bộ, công chức»: the agency's own number; what it looks like is the agency's. */
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  /** A few words that tell namesakes apart in a list: «Phòng Nghiệp vụ 1». */
  readonly toldApartBy: string | null;
};

export type NameRefusal =
  | { readonly kind: 'name-is-missing' }
  | { readonly kind: 'name-needs-two-words' }
  | { readonly kind: 'not-a-name' }
  /** «TrÇn ThÞ Hµ», «Nguyeãn Vaên Bình»: typed in a font of the years before Unicode. */
  | { readonly kind: 'name-in-an-old-font' };
export type PersonRefusal = NameRefusal | { readonly kind: 'birth-year-cannot-be' };

const WORKING_AGE = 14;
const OLDEST = 120;

/** Letters and signs that stand for others in TCVN3 and in no name of this country. */
const TCVN3 = /[¡-©«-³µ-¹»-¿×÷ªºÇÆÅËÎÏØÛÞßåæçëîïøûþ]/u;
/** In VNI a letter carries its marks behind it: pairs that neither Vietnamese nor the peoples of this country write. */
const VNI = /a[âáàãùøûïåäëéèúü]|e[âàãùøûïåä]|o[âåäûïùø]|u[ùøûï]|vaên/iu;

/**
 * A person's name, with one blank between its words. Forms of address, degrees and ranks before it are for print («TS.», «Đ/c»):
 * they are refused here, so that «TS. Nguyễn Văn A» and «Nguyễn Văn A» do not become two people.
 */
export function checkedName(typed: string): Result<string, NameRefusal> {
  const name = squeeze(nfc(typed));
  if (name === '') return err({ kind: 'name-is-missing' });
  if (TCVN3.test(name) || VNI.test(name)) return err({ kind: 'name-in-an-old-font' });
  if (!/^[\p{L}\p{M}][\p{L}\p{M}'’ -]*$/u.test(name) || name.length > 80) return err({ kind: 'not-a-name' });
  return name.includes(' ') ? ok(name) : err({ kind: 'name-needs-two-words' });
}

/** A person's name and what tells namesakes apart. */
export function checkedPerson(values: PersonValues, thisYear: number): Result<PersonValues, PersonRefusal> {
  const name = checkedName(values.name);
  if (!name.ok) return name;
  const { birthYear } = values;
  if (birthYear !== null && !(birthYear >= thisYear - OLDEST && birthYear <= thisYear - WORKING_AGE))
    return err({ kind: 'birth-year-cannot-be' });
  return ok({ ...values, name: name.value, staffCode: values.staffCode && codeOf(values.staffCode) });
}

/** One way to write a code: capitals, no spaces. */
export const codeOf = (typed: string): string | null => nfc(typed).replace(/\s+/g, '').toUpperCase() || null;
