import type { Concern } from '../domain/notice-kind.ts';

const concerns: Readonly<Record<Concern, string>> = {
  deadlines: 'Việc đến hạn',
  'entered-for-unit': 'Nhập thay đơn vị',
  conversation: 'Được nhắc đến, trả lời',
  other: 'Việc khác',
};

/** Words of the pages of notices. */
export const vi = {
  title: 'Thông báo',
  counted: (n: string) => `${n} thông báo mới`,
  noneNew: 'Không có thông báo mới',
  all: 'Tất cả',
  onlyNew: 'Chưa đọc',
  filter: 'Lọc thông báo',
  markAll: 'Đánh dấu đã đọc tất cả',
  markOne: 'Đánh dấu đã đọc',
  markedAll: 'Đã đánh dấu đã đọc tất cả.',
  markedOne: 'Đã đánh dấu đã đọc.',
  choose: 'Cách nhận thông báo',
  new: 'Mới',
  today: (day: string) => `Hôm nay, ${day}`,
  yesterday: (day: string) => `Hôm qua, ${day}`,
  older: 'Thông báo cũ hơn',
  empty: 'Chưa có thông báo nào',
  emptyText:
    'Thông báo đến khi một việc gần hạn hoặc quá hạn, khi người khác nhập thay đơn vị, nhắc đến tên hoặc trả lời ý kiến.',
  emptyNew: 'Không có thông báo chưa đọc',
  showAll: 'Xem tất cả thông báo',
  concerns,
};
