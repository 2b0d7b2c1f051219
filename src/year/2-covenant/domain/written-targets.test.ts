import { expect, test } from 'vitest';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { readTargets } from './written-targets.ts';

const read = (text: string) =>
  readTargets(text).map(({ indicator, comparator, value, unit, base }) =>
    [indicator, comparator, value && plainDecimal(value), unit, base].filter((part) => part !== null).join(' | '),
  );

test('one line on cases and money is two checkable targets with one base', () => {
  expect(read('trên 73% về việc, trên 33% về tiền trên tổng số án có điều kiện thi hành')).toEqual([
    'Về việc | > | 73 | % việc | tổng số án có điều kiện thi hành',
    'Về tiền | > | 33 | % tiền | tổng số án có điều kiện thi hành',
  ]);
  expect(read('1. Thi hành xong: trên 73% về việc và trên 33% về tiền trên tổng số có điều kiện thi hành;')).toEqual([
    'Thi hành xong về việc | > | 73 | % việc | tổng số có điều kiện thi hành',
    'Thi hành xong về tiền | > | 33 | % tiền | tổng số có điều kiện thi hành',
  ]);
});

test.each([
  ['Giải quyết đơn khiếu nại, tố cáo đạt từ 97% trở lên', 'Giải quyết đơn khiếu nại, tố cáo | >= | 97 | %'],
  ['- Thi hành xong về việc: trên 81,50%', 'Thi hành xong về việc | > | 81.50 | %'],
  [
    'Ra quyết định thi hành án đối với 100% bản án, quyết định có hiệu lực thi hành đúng thời hạn quy định',
    'Ra quyết định thi hành án đối với bản án, quyết định có hiệu lực thi hành đúng thời hạn quy định | = | 100 | %',
  ],
  ['100% văn bản được thẩm định đúng tiến độ', 'Văn bản được thẩm định đúng tiến độ | = | 100 | %'],
  ['Hồ sơ trễ hạn không quá 2%', 'Hồ sơ trễ hạn | <= | 2 | %'],
  ['Có ít nhất 02 sáng kiến được công nhận', 'Có sáng kiến được công nhận | >= | 2'],
  [
    'Kết quả thu hồi nợ của các tổ chức tín dụng cao hơn năm trước',
    'Kết quả thu hồi nợ của các tổ chức tín dụng | better-than-last-year',
  ],
  ['Tỷ lệ thi hành xong về việc cao hơn năm trước', 'Tỷ lệ thi hành xong về việc | better-than-last-year | %'],
  ['Số việc tồn giảm so với năm trước', 'Số việc tồn | better-than-last-year'],
  [
    'phấn đấu hoàn thành vượt các chỉ tiêu thi hành án dân sự được giao',
    'Phấn đấu hoàn thành vượt các chỉ tiêu thi hành án dân sự được giao',
  ],
  ['Thực hiện tốt 7 nhiệm vụ trọng tâm năm 2027', 'Thực hiện tốt 7 nhiệm vụ trọng tâm năm 2027'],
  ['Hoàn thành 4 nội dung của Kế hoạch số 12/KH-BTP', 'Hoàn thành 4 nội dung của Kế hoạch số 12/KH-BTP'],
])('«%s»', (line, target) => {
  expect(read(line)).toEqual([target]);
});

test('fewer is better where the line sets an upper bound or asks for less than last year', () => {
  expect(readTargets('Hồ sơ trễ hạn dưới 2%\nSố việc tồn thấp hơn năm trước').map((one) => one.lowerIsBetter)).toEqual([
    true,
    true,
  ]);
});

test.each([
  ['Thi hành xong từ 80% đến dưới 90%', 'range-instead-of-amount'],
  ['Thi hành xong trên 71.5%', 'decimal-point-instead-of-comma'],
  ['Giải quyết gần 90% đơn', 'nearly'],
])('«%s» is kept in words and a person is told why: %s', (line, doubt) => {
  expect(readTargets(line)).toMatchObject([{ comparator: null, value: null, doubt, printed: line }]);
});

test('every line is kept as it was written, and empty lines are none', () => {
  expect(readTargets('\n  a) Trên 73% về việc.  \n\n').map((one) => one.printed)).toEqual(['a) Trên 73% về việc']);
  expect(readTargets(' \n')).toEqual([]);
});
