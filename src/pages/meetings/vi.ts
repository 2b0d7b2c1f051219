export const vi = {
  title: 'Hội nghị',
  lead: (n: number) => `${n} hội nghị, xếp theo ngày họp; ngày đăng bài không phải ngày họp.`,
  day: 'Ngày họp',
  name: 'Hội nghị',
  place: 'Địa điểm',
  at: 'Cụm, đơn vị',
  people: 'Người nêu tên',
  planned: 'dự kiến',
  rehearsal: 'diễn tập',
  empty: 'Chưa có hội nghị nào',
  emptyText: 'Hội nghị hiện ở đây khi được lên lịch ở bước Suy tôn hoặc khi có tư liệu.',
};
