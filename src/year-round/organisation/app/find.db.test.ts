import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, IMPORTER } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { IDENTIFIES, isNamedByProvince, listedSpellings, spellings, type Spelling } from '../domain/spellings.ts';
import { find, type FindOptions } from './find.query.ts';
import { loadOrganisation, readOrganisation, type OrganisationLoaded } from './load-organisation.command.ts';
import { findProvince, findUnit, findUnits } from './resolve.query.ts';

useDatabase();
let loaded: OrganisationLoaded;
let written: { slug: string; spelling: Spelling }[];

beforeAll(async () => {
  loaded = await asActor(IMPORTER, loadOrganisation);
  const { units, provinces, provincesFile, listed } = await readOrganisation();
  written = units.flatMap((unit) =>
    (isNamedByProvince(unit)
      ? spellings(unit, provinces.find((one) => one.key === unit.provinceKey) ?? null, provincesFile)
      : listedSpellings(unit, listed)
    ).map((spelling) => ({ slug: unit.slug, spelling })),
  );
});

const search = (text: string, options?: FindOptions) => asActor(ANONYMOUS, (tx) => find(tx, text, options));
const first = async (text: string, options?: FindOptions) => (await search(text, options))[0]?.label;
const aDayOf = ({ from, until }: Spelling): CalendarDay => until ?? from ?? '2018-01-01';

describe('loading', () => {
  test('holds 86 provinces of both lists', () => {
    expect(loaded).toMatchObject({ provinces: 86, units: 11 + 6 + 86 + 63 + 34 });
  });

  test('twice changes nothing, not even the audit trail', async () => {
    const audited = () => asActor(IMPORTER, (tx) => tx.selectFrom('audit').select('id').execute());
    const before = (await audited()).length;
    expect(await asActor(IMPORTER, loadOrganisation)).toMatchObject({ written: 0 });
    expect(await audited()).toHaveLength(before);
  });
});

describe('the search key', () => {
  test('is the same in the database and in the application, for every spelling of every unit', async () => {
    const texts = [
      ...written.map((one) => one.spelling.phrase),
      'Lý',
      'Mỹ Lệ kỹ sư quý',
      'Ea H’Leo',
      '«Thi đua – Khen thưởng»',
      'a\u00a0 b\u200bc',
      'Daklak đắc lắc',
      'T.P; (HCM)',
    ];
    const { rows } = await asActor(ANONYMOUS, (tx) =>
      sql<{
        key: string;
      }>`select app.search_key(t) as key from unnest(${texts}::text[]) with ordinality as x(t, n) order by n`.execute(
        tx,
      ),
    );
    expect(rows.map((row) => row.key)).toEqual(texts.map(searchKey));
  });
});

describe('finding', () => {
  test.each([
    ['Sở TP Lạng Sơn', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['STP Lạng Sơn', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['so tu phap lang son', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['lang son so tu phap', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['Sở Tư pháp tỉnh Lạng Sơn'.normalize('NFD'), 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['Cục THADS tỉnh Đăk Lăk', 'Cục Thi hành án dân sự tỉnh Đắk Lắk'],
    ['cục thads đắc lắc', 'Cục Thi hành án dân sự tỉnh Đắk Lắk'],
    ['Thi hành án dân sự tỉnh Đắk Lắk', 'Thi hành án dân sự tỉnh Đắk Lắk'],
    ['THADS Đắk Lắk', 'Thi hành án dân sự tỉnh Đắk Lắk'],
    ['dak lak', 'Tỉnh Đắk Lắk'],
    ['daklak', 'Tỉnh Đắk Lắk'],
    ['TP.HCM', 'Thành phố Hồ Chí Minh'],
    ['TP HCM', 'Thành phố Hồ Chí Minh'],
    ['Tp. Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
    ['sài gòn', 'Thành phố Hồ Chí Minh'],
    ['Sở TP TP.HCM', 'Sở Tư pháp Thành phố Hồ Chí Minh'],
    ['THADS TPHCM', 'Thi hành án dân sự Thành phố Hồ Chí Minh'],
    ['Thanh Hoá', 'Tỉnh Thanh Hóa'],
    ['STP BR-VT', 'Sở Tư pháp tỉnh Bà Rịa - Vũng Tàu'],
    ['Bà Rịa – Vũng Tàu', 'Tỉnh Bà Rịa - Vũng Tàu'],
    ['công tum', 'Tỉnh Kon Tum'],
    ['Kontum', 'Tỉnh Kon Tum'],
    ['STP TT Huế', 'Sở Tư pháp thành phố Huế'],
    ['Vụ TĐKT', 'Vụ Thi đua - Khen thưởng'],
    ['Lang Son Department of Justice', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['Sở Tư pháp Lạng Sươn', 'Sở Tư pháp tỉnh Lạng Sơn'],
    ['so tu phap lang sun', 'Sở Tư pháp tỉnh Lạng Sơn'],
  ])('«%s» finds %s first', async (text, label) => {
    expect(await first(text)).toBe(label);
  });

  test('«sở tư» already finds all 86, living ones before ended ones', async () => {
    const found = await search('sở tư', { limit: 200 });
    const ended = found.map((one) => one.until !== null);
    expect(found).toHaveLength(86);
    expect(ended.lastIndexOf(false)).toBeLessThan(ended.indexOf(true));
  });

  test('a question about 2018 is not answered with a body of 2026, nor one about 2026 with a body of 2018', async () => {
    const in2018 = await search('thads đắk lắk', { on: '2018-05-01', kinds: ['unit'] });
    expect(in2018.map((one) => one.label)).toEqual(['Cục Thi hành án dân sự tỉnh Đắk Lắk']);
    const in2026 = await search('thads đắk lắk', { on: '2026-01-01', kinds: ['unit'] });
    expect(in2026.map((one) => one.label)).toEqual(['Thi hành án dân sự tỉnh Đắk Lắk']);
    expect(await search('Sở Tư pháp Bắc Giang', { on: '2026-01-01', kinds: ['unit'] })).not.toContainEqual(
      expect.objectContaining({ label: 'Sở Tư pháp tỉnh Bắc Giang' }),
    );
  });

  test.each(['', ' ', '%', '_', '\\', "'; drop table unit; --", '()', 'x'])(
    '«%s» finds nothing and breaks nothing',
    async (text) => {
      expect(await search(text)).toEqual([]);
    },
  );

  test('any spelling of any unit finds that unit first, on a day when it was so called', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...written), async ({ slug, spelling }) => {
        const [hit] = await search(spelling.phrase, { on: aDayOf(spelling), kinds: ['unit'] });
        expect(hit?.href).toBe(`/don-vi/${slug}`);
      }),
      { numRuns: 120 },
    );
  });
});

describe('resolving a printed name', () => {
  const unitOf = (printed: string, on: CalendarDay, hints = {}) =>
    asActor(ANONYMOUS, (tx) => findUnit(tx, printed, on, hints));

  test('every spelling that identifies names exactly its unit', async () => {
    const asked = written.filter((one) => one.spelling.weight >= IDENTIFIES);
    const answers = await asActor(ANONYMOUS, (tx) =>
      findUnits(
        tx,
        asked.map(({ spelling }) => ({ printed: spelling.phrase, on: aDayOf(spelling) })),
      ),
    );
    const wrong = asked.filter((one, index) => {
      const answer = answers[index];
      return !answer?.ok || answer.value.slug !== one.slug;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['Cục THADS tỉnh Đắk Lắk', '2017-11-27', {}, 'cuc-thads-tinh-dak-lak'],
    ['Cục THADS', '2017-11-27', { province: 'Đăk Lăk' }, 'cuc-thads-tinh-dak-lak'],
    ['Sở TP Lạng Sơn', '2010-11-09', {}, 'so-tu-phap-tinh-lang-son'],
    ['Sở Tư pháp Bắc Giang', '2018-03-09', {}, 'so-tu-phap-tinh-bac-giang'],
    ['Sở Tư pháp tỉnh Bắc Ninh', '2018-03-09', {}, 'so-tu-phap-tinh-bac-ninh-den-30-6-2025'],
    ['Sở Tư pháp tỉnh Bắc Ninh', '2026-03-09', {}, 'so-tu-phap-tinh-bac-ninh'],
    ['Sở Tư pháp tỉnh Thừa Thiên Huế', '2017-11-27', {}, 'so-tu-phap-thanh-pho-hue'],
    ['Vụ Thi đua – Khen thưởng', '2017-11-27', {}, 'vu-thi-dua-khen-thuong'],
    ['Vụ TĐKT (Bộ TP)', '2017-11-27', {}, 'vu-thi-dua-khen-thuong'],
    ['Tổ chức cán bộ', '2017-11-27', {}, null],
    ['Bộ TP', '2017-11-27', {}, 'bo-tu-phap'],
    ['UBND tỉnh Thanh Hóa', '2017-11-27', { province: 'Thanh Hóa' }, 'ubnd-tinh-thanh-hoa'],
    [
      'Chi cục Thi hành án dân sự huyện Tân Thạnh',
      '2025-01-10',
      { province: 'Long An' },
      'chi-cuc-thads-huyen-tan-thanh',
    ],
  ] as const)('«%s» on %s %o is %s', async (printed, on, hints, slug) => {
    const answer = await unitOf(printed, on, hints);
    expect(answer.ok ? answer.value.slug : null).toBe(slug);
  });

  test('a name that its body did not bear on that day is proposed, not taken', async () => {
    const answer = await unitOf('Cục THADS tỉnh Đắk Lắk', '2025-08-01');
    if (answer.ok || answer.error.kind !== 'nobody-has-that-name') throw new Error('it was taken');
    expect(answer.error.proposals[0]?.label).toBe('Thi hành án dân sự tỉnh Đắk Lắk');
  });

  test('an unknown body gets proposals, never a match by likeness', async () => {
    const answer = await unitOf('Chi cục THADS thành phố Thanh Hóa', '2017-11-27');
    expect(answer).toMatchObject({ ok: false, error: { kind: 'nobody-has-that-name' } });
  });

  test('TP Thanh Hóa is a city inside a province, TP.HCM is a province', async () => {
    const provinceOf = (printed: string) => asActor(ANONYMOUS, (tx) => findProvince(tx, printed, '2017-11-27'));
    expect(await provinceOf('TP Thanh Hóa')).toMatchObject({ ok: false });
    expect(await provinceOf('Sài Gòn')).toMatchObject({ ok: false });
    expect(await provinceOf('TP.HCM')).toMatchObject({ ok: true, value: { label: 'Thành phố Hồ Chí Minh' } });
    expect(await provinceOf('Thanh Hoá')).toMatchObject({ ok: true, value: { label: 'Tỉnh Thanh Hóa' } });
  });
});
