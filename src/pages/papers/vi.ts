export const vi = {
  title: 'Văn bản được nhắc tới và đã ban hành',
  lead: (numbered: number, all: number) =>
    `${all} văn bản, ${numbered} có số. Văn bản không nêu số giữ nguyên là không nêu.`,
  find: 'Số, trích yếu, nơi ban hành',
  found: (n: number, text: string) => `${n} văn bản khớp “${text}”`,
  all: 'Danh sách văn bản',
  number: 'Số, ký hiệu',
  dated: 'Ngày',
  issuer: 'Nơi ban hành',
  what: 'Tên, trích yếu',
  citedIn: 'Nhắc tới ở',
  issued: 'ban hành trong hệ thống',
  none: 'Không văn bản nào khớp',
  noneText: 'Thử chỉ gõ số (3617) hoặc một vài từ của trích yếu.',
  empty: 'Chưa có văn bản nào',
  emptyText: 'Văn bản hiện ở đây khi được ban hành hoặc khi có tư liệu nhắc tới.',
};
