import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { ActionButton } from './button.tsx';
import { Stated } from './chip.tsx';
import { Conflict } from './conflict.tsx';
import { DateField, TextField } from './fields.tsx';
import { ErrorSummary, Form } from './form.tsx';
import { Pager } from './pager.tsx';
import { Ribbon, STEP_IDS } from './ribbon.tsx';
import { Table } from './table.tsx';
import { vi } from './vi.ts';
import { type Visit, VisitContext } from './visit.ts';

const visit: Visit = {
  language: 'en',
  path: '/',
  today: '2031-11-20',
  person: null,
  agency: { name: 'Thi đua ngành Tư pháp', parent: 'Bộ Tư pháp' },
  year: null,
  years: [],
  synthetic: false,
  assets: { css: '/a.css', script: '/a.js', fonts: [] },
  formToken: 'once',
  theme: null,
  notice: null,
};
const shown = (children: ComponentChildren): string =>
  renderToString(<VisitContext.Provider value={visit}>{children}</VisitContext.Provider>);

test('every form carries the token, the version it was read at, and the language of the page', () => {
  const html = shown(
    <Form action="/dang-ky" id="registration" version={0}>
      {null}
    </Form>,
  );
  expect(html).toContain('action="/en/dang-ky"');
  expect(html).toContain('name="token" value="once"');
  expect(html).toContain('name="version" value="0"');
  expect(shown(<ActionButton action={{ label: 'x', post: '/x', fields: { id: '7' } }} />)).toContain(
    'name="token" value="once"',
  );
});

test('a wrong field says so in words that belong to it, and the summary leads there', () => {
  const field = renderToString(
    <DateField name="signedOn" label="Ngày ký" value="31/11/2031" error="Tháng 11 có 30 ngày." />,
  );
  expect(field).toContain('aria-describedby="signedOn-error signedOn-help"');
  expect(field).toContain('aria-invalid="true"');
  expect(field).toContain('value="31/11/2031"');
  expect(renderToString(<ErrorSummary errors={[{ field: 'signedOn', message: 'x' }]} />)).toContain('href="#signedOn"');
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe('');
});

test('two forms of a page may have a field of one name', () => {
  const field = renderToString(<TextField name="reason" id="reason-2" label="Lý do" help="Ghi vào nhật ký." />);
  expect(field).toContain('for="reason-2"');
  expect(field).toContain('id="reason-2-help"');
  expect(field).toContain('name="reason"');
});

test('zero is stated; null, nothing and an empty text are «Không nêu»', () => {
  expect(renderToString(<Stated>{0}</Stated>)).toBe('0');
  for (const unknown of [null, undefined, ''])
    expect(renderToString(<Stated>{unknown}</Stated>)).toContain(vi.states.unknown);
});

test('several steps are under way at once, and the short form counts them', () => {
  const steps = STEP_IDS.map((id, index) => ({
    id,
    state: index === 3 || index === 4 ? ('open' as const) : ('done' as const),
  }));
  const html = renderToString(<Ribbon steps={steps} compact="always" />);
  expect(html).toContain(vi.stepOf([4, 5]));
  expect(renderToString(<Ribbon steps={steps} />).match(/aria-current="step"/g)).toHaveLength(2);
});

const columns = [
  { key: 'unit', head: 'Đơn vị', sortable: true, cell: (row: string) => row },
  { key: 'bloc', head: 'Khối', cell: () => 'STP' },
  { key: 'points', head: 'Điểm', unit: 'trên 200', align: 'end' as const, cell: () => '190,25' },
];

test('a sorted column says its direction, and its link turns it', () => {
  const html = shown(
    <Table
      id="units"
      caption="Đơn vị"
      columns={columns}
      rows={['STP Lam Giang']}
      rowKey={(row) => row}
      sort={{
        now: { key: 'unit', direction: 'up' },
        hrefOf: ({ key, direction }) => `/don-vi?sap=${key}-${direction}`,
      }}
    />,
  );
  expect(html).toContain('aria-sort="ascending"');
  expect(html).toMatch(/class="sort" href="\/en\/don-vi\?sap=unit-down"/);
});

test('the label of the sum row spans the columns before the first sum', () => {
  const html = renderToString(
    <Table
      id="units"
      caption="Đơn vị"
      columns={columns}
      rows={['STP Lam Giang']}
      rowKey={(row) => row}
      sum={{ label: 'Cộng 9/13 đơn vị', cells: { points: '1.712,25' } }}
    />,
  );
  expect(html).toMatch(/<tfoot><tr><th scope="row" colspan="2">Cộng 9\/13 đơn vị<\/th><td[^>]*>1\.712,25<\/td><\/tr>/);
});

test('a conflict shows what differs and hides what does not', () => {
  const html = renderToString(
    <Conflict
      who="Phó Giám đốc Nguyễn Văn Hòa"
      at="15:18"
      takeTheirs="/x"
      fields={[
        { label: 'Số', theirs: '112/QĐ-BTP', mine: '112/QĐ-BTP' },
        { label: 'Tiền thưởng', theirs: '23.400.000', mine: '24.300.000' },
      ]}
    />,
  );
  expect(html).toContain('24.300.000');
  expect(html).not.toContain('112/QĐ-BTP');
});

test('a list of one page has no pages', () => {
  expect(renderToString(<Pager previous={null} next={null} />)).toBe('');
});
