import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { expandAbbreviations } from '../domain/abbreviations.ts';
import type { UnitKind } from '../domain/organisation-data.ts';
import { IDENTIFIES } from '../domain/spellings.ts';
import { find } from './find.query.ts';

/** A unit or province that a printed name means on a day. */
export type Resolved = {
  readonly id: string;
  readonly label: string;
  readonly slug: string | null;
  readonly unitKind: UnitKind | null;
  readonly provinceId: string | null;
};

/** A proposal is for a person to look at; it is never taken silently. */
export type Proposal = { readonly id: string; readonly label: string; readonly detail: string };

export type NotResolved =
  | { readonly kind: 'several-have-that-name'; readonly printed: string; readonly candidates: readonly Resolved[] }
  | { readonly kind: 'nobody-has-that-name'; readonly printed: string; readonly proposals: readonly Proposal[] };

export type Asked = {
  readonly printed: string;
  readonly on: CalendarDay;
  readonly unitKind?: UnitKind;
  /** A name or spelling of the province, where the text says it apart from the unit. */
  readonly province?: string;
};

/** The one unit that a printed name means on a day: «Cục THADS tỉnh Đăk Lăk» in 2017. */
export const findUnit = async (
  tx: Tx,
  printed: string,
  on: CalendarDay,
  hints: Pick<Asked, 'unitKind' | 'province'> = {},
): Promise<Result<Resolved, NotResolved>> => oneOf(await findUnits(tx, [{ printed, on, ...hints }]));

/** The one province that a printed name means on a day. */
export const findProvince = async (tx: Tx, printed: string, on: CalendarDay): Promise<Result<Resolved, NotResolved>> =>
  oneOf(await resolve(tx, 'province', [{ printed, on }]));

/** The same for many names at once, in their order: one query, and one more only for names that nobody has. */
export const findUnits = (tx: Tx, asked: readonly Asked[]): Promise<Result<Resolved, NotResolved>[]> =>
  resolve(tx, 'unit', asked);

const oneOf = <One>([first]: readonly One[]): One => {
  if (first === undefined) throw new Error('one question has one answer');
  return first;
};

type Hit = Resolved & { readonly asked: number; readonly weight: number; readonly provinceKeys: readonly string[] };

async function resolve(
  tx: Tx,
  kind: 'unit' | 'province',
  asked: readonly Asked[],
): Promise<Result<Resolved, NotResolved>[]> {
  const ways = asked.flatMap(({ printed, on, province }, index) =>
    keysOf(printed, province).map((key) => ({ index, key, on })),
  );
  // index findable_prefix
  const { rows } = await sql<Hit>`
    select distinct on (way.index, f.subject_id)
      way.index as asked, f.subject_id as id, f.label, f.weight, unit.slug, unit.kind as "unitKind",
      coalesce(unit.province_id, case when f.subject_kind = 'province' then f.subject_id end) as "provinceId",
      array(select key from findable p where p.subject_kind = 'province' and p.subject_id = unit.province_id) as "provinceKeys"
    from jsonb_to_recordset(${JSON.stringify(ways)}::jsonb) as way(index int, key text, "on" date)
    join findable f on f.key = way.key and f.valid @> way."on" and f.subject_kind = ${kind} and f.weight >= ${IDENTIFIES}
    left join unit on unit.id = f.subject_id
    order by way.index, f.subject_id, f.weight desc
  `.execute(tx);
  const answers: Result<Resolved, NotResolved>[] = [];
  for (const [index, question] of asked.entries()) {
    const candidates = rows.filter((row) => row.asked === index && fits(row, question));
    answers.push(decide(question.printed, candidates) ?? (await nobody(tx, kind, question)));
  }
  return answers;
}

/** The name as printed, with abbreviations written out, and with its province where that stands apart. */
function keysOf(printed: string, province: string | undefined): string[] {
  const texts = [printed, expandAbbreviations(printed)];
  if (province) texts.push(...texts.map((text) => `${text} ${expandAbbreviations(province)}`));
  return [...new Set(texts.map(searchKey))];
}

const fits = (hit: Hit, { unitKind, province }: Asked): boolean =>
  (unitKind === undefined || hit.unitKind === unitKind) &&
  (province === undefined ||
    hit.provinceId === null ||
    hit.provinceKeys.includes(searchKey(province)) ||
    hit.provinceKeys.includes(searchKey(expandAbbreviations(province))));

function decide(printed: string, candidates: readonly Hit[]): Result<Resolved, NotResolved> | null {
  const best = Math.max(...candidates.map((one) => one.weight));
  const strongest = candidates
    .filter((one) => one.weight === best)
    .map(({ id, label, slug, unitKind, provinceId }): Resolved => ({ id, label, slug, unitKind, provinceId }));
  const [first, ...others] = strongest;
  if (!first) return null;
  return others.length === 0 ? ok(first) : err({ kind: 'several-have-that-name', printed, candidates: strongest });
}

async function nobody(
  tx: Tx,
  kind: 'unit' | 'province',
  { printed, on, province }: Asked,
): Promise<Result<Resolved, NotResolved>> {
  const text = province ? `${printed} ${province}` : printed;
  const onDay = await find(tx, text, { on, kinds: [kind], limit: 5 });
  const found = onDay.length > 0 ? onDay : await find(tx, text, { kinds: [kind], limit: 5 });
  const proposals = found.map(({ id, label, detail }): Proposal => ({ id, label, detail }));
  return err({ kind: 'nobody-has-that-name', printed, proposals });
}
