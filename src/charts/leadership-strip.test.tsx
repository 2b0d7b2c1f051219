import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { LeadershipStrip } from './leadership-strip.tsx';
import { cellsOf, columnsOf, type LeadershipRow } from './leadership-years.ts';

const north: LeadershipRow = {
  name: 'Miền núi phía Bắc',
  terms: [
    { year: 2010, unit: 'STP Lạng Sơn' },
    { year: 2011, unit: 'STP Điện Biên' },
    { year: 2018, unit: null, detail: 'Phó: STP Bắc Giang' },
  ],
};
const coast: LeadershipRow = { name: 'Duyên hải miền Trung', terms: [{ year: 2018, unit: 'STP Thừa Thiên Huế' }] };
const south: LeadershipRow = {
  name: 'Nam Trung Bộ',
  foundedIn: 2019,
  terms: [{ year: 2019, unit: 'Cục THADS Khánh Hòa' }],
};
const rows = [north, coast, south];
const columns = columnsOf(rows, 2010, 2019);

describe('leadership through years', () => {
  test('years of which no source speaks become one column', () => {
    expect(columns.map(({ from, to }) => (from === to ? from : `${from}–${to}`))).toEqual([
      2010,
      2011,
      '2012–2017',
      2018,
      2019,
    ]);
  });

  test('a founding or an end within silent years still parts them', () => {
    const founded: LeadershipRow = { name: 'Mới', foundedIn: 2014, lastYear: 2016, terms: [] };
    expect(columnsOf([founded], 2012, 2018)).toEqual([
      { from: 2012, to: 2013 },
      { from: 2014, to: 2016 },
      { from: 2017, to: 2018 },
    ]);
    expect(cellsOf(founded, columnsOf([founded], 2012, 2018)).map(({ kind }) => kind)).toEqual([
      'not-yet-founded',
      'not-stated',
      'no-longer',
    ]);
  });

  test('every row fills every column, unknown and not yet founded drawn together', () => {
    for (const row of rows)
      expect(cellsOf(row, columns).reduce((sum, cell) => sum + cell.columns, 0)).toBe(columns.length);
    expect(cellsOf(south, columns)[0]).toEqual({ kind: 'not-yet-founded', columns: 4 });
    expect(cellsOf(coast, columns)[0]).toEqual({ kind: 'not-stated', columns: 3 });
  });

  const html = render(<LeadershipStrip label="Trưởng khu vực" rows={rows} from={2010} to={2019} language="vi" />);

  test('wide is a table by years, narrow a list from the newest year', () => {
    const [table = '', list = ''] = html.split('<ol');
    expect(table).toContain('<th scope="col">2012 – 2017</th>');
    expect(table).toContain('chưa thành lập');
    expect(list.indexOf('>2019<')).toBeLessThan(list.indexOf('>2018<'));
    expect(list).toContain('>2012 – 2017<');
    expect(list).not.toMatch(/2010.*Nam Trung Bộ/); // it was not there to be unknown
  });

  test('a leader the source does not name is «không nêu», with the deputies it does name', () => {
    expect(html).toMatch(/không nêu<\/span><span>Phó: STP Bắc Giang/);
  });

  test('many years scroll by keyboard, few do not need to', () => {
    const terms = Array.from({ length: 10 }, (_, index) => ({ year: 2010 + index, unit: 'STP Lạng Sơn' }));
    const long = render(
      <LeadershipStrip label="Trưởng" rows={[{ name: 'Bắc', terms }]} from={2010} to={2019} language="vi" />,
    );
    expect(long).toMatch(/role="region" aria-label="Trưởng" tabindex="0"/i);
    expect(html).not.toMatch(/tabindex/i);
  });

  test('an empty strip is a table without rows', () => {
    expect(render(<LeadershipStrip label="Trống" rows={[]} from={2019} to={2018} language="en" />)).not.toMatch(/NaN/);
  });
});
