import { expect, test } from 'vitest';
import type { Visit } from '#src/ui/visit.ts';
import type { UnitRow } from '../app/units.query.ts';
import { addressOf } from '#src/ui/address.ts';
import { unitsCsv } from './units.page.tsx';

const visit: Visit = {
  language: 'vi',
  path: '/don-vi',
  today: '2026-11-22',
  person: null,
  agency: { name: 'Thi đua', parent: '' },
  year: null,
  years: [],
  synthetic: false,
  assets: { css: '', script: '', fonts: [] },
  formToken: '',
  theme: null,
  notice: null,
};
const unit: UnitRow = {
  id: '',
  slug: 'so-tu-phap-tinh-bac-giang',
  kind: 'STP',
  name: 'Sở Tư pháp tỉnh Bắc Giang',
  provinceCode: '24',
  provinceName: 'tỉnh Bắc Giang',
  isSynthetic: false,
  from: null,
  until: '2025-06-30',
};

test('a spreadsheet opens the file with its marks, and a day that no source states is an empty cell', () => {
  expect(unitsCsv(visit, [unit])).toBe(
    '\uFEFFMã tỉnh,"Tỉnh, thành phố",Loại,Tên đơn vị,Từ ngày,Đến ngày\r\n' +
      '24,tỉnh Bắc Giang,Sở Tư pháp,Sở Tư pháp tỉnh Bắc Giang,,2025-06-30\r\n',
  );
});

test.each(['=1+1', '+84', '-1', '@cmd', '\tx'])('a name that begins «%s» is no formula', (name) => {
  expect(unitsCsv(visit, [{ ...unit, name }])).toContain(`'${name}`);
});

test('an address leaves out what is empty and keeps what must be escaped', () => {
  expect(addressOf('/don-vi', { q: '', ngay: '' })).toBe('/don-vi');
  expect(addressOf('/tim', { q: 'Sở & TP', ngay: '2018-06-01' })).toBe('/tim?q=S%E1%BB%9F+%26+TP&ngay=2018-06-01');
});
