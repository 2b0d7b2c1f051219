import type { ImportState } from '../app/imports.query.ts';
import type { SteerError } from '../app/steer-import.command.ts';
import type { FactCellProblem, FactColumn } from '../domain/fact-columns.ts';
import type { CellProblem, ColumnKey } from '../domain/import-columns.ts';
import type { Refusal } from './refusal.ts';

const columns: Record<ColumnKey, string> = {
  staffCode: 'Mã số công chức, viên chức; mỗi người một mã. Có mã thì nhận ra đúng người.',
  name: 'Bắt buộc. Họ và tên đầy đủ, không kèm học vị, cấp bậc.',
  birthYear: 'Bốn chữ số.',
  unit: 'Bắt buộc. Tên đầy đủ hoặc tên thường dùng của đơn vị.',
  position: 'Bắt buộc. Một người nhiều chức vụ: mỗi chức vụ một dòng.',
  line: 'Chính quyền, Đảng hoặc Đoàn thể; để trống là Chính quyền.',
  manner: 'Chính thức, Quyền, Phụ trách hoặc Kiêm nhiệm; để trống là Chính thức.',
  from: 'dd/mm/yyyy; chỉ biết tháng hoặc năm: 3/2019, 2019.',
  until: 'Như trên; để trống khi còn giữ.',
  decision: 'Số, ngày quyết định.',
  printedWith: 'Chỉ để in trước tên: TS., ThS.',
  toldApartBy: 'Vài chữ để phân biệt người trùng tên.',
};
const factColumns: Record<FactColumn, string> = {
  staffCode: 'Mã số công chức, viên chức. Có mã thì nhận ra đúng người.',
  name: 'Bắt buộc. Họ và tên của người đã có trong danh sách nhân sự.',
  birthYear: 'Bốn chữ số.',
  unit: 'Bắt buộc. Đơn vị ghi nhận nội dung này.',
  kind: 'Bắt buộc. Xếp loại, Kỷ luật, Thanh tra, Thai sản hoặc Điều động.',
  year: 'Chỉ dùng cho xếp loại: năm được xếp loại.',
  rating: 'Chỉ dùng cho xếp loại: Hoàn thành xuất sắc, Hoàn thành tốt, Hoàn thành, Không hoàn thành nhiệm vụ.',
  from: 'Không dùng cho xếp loại. dd/mm/yyyy; chỉ biết tháng hoặc năm: 3/2019, 2019.',
  until: 'Như trên; để trống khi chưa kết thúc.',
  detail: 'Bắt buộc với kỷ luật (hình thức), điều động (nơi đi, nơi đến).',
  decision: 'Số, ngày quyết định.',
  toldApartBy: 'Vài chữ để phân biệt người trùng tên.',
};
const importStates: Record<ImportState, string> = {
  reading: 'Đang đọc tệp',
  refused: 'Không đọc được',
  previewed: 'Chờ xem và nhập',
  loading: 'Đang nhập',
  loaded: 'Đã nhập',
  cancelled: 'Đã dừng, không nhập gì',
  failed: 'Gặp lỗi, không nhập gì',
};
const cellProblems: Record<
  | Exclude<(CellProblem | FactCellProblem)['kind'], Refusal | 'not-a-day' | 'not-a-year'>
  | 'unit-of-several'
  | 'not-your-unit'
  | 'rows-disagree'
  | 'same-row-twice'
  | 'nobody-of-that-name'
  | 'same-fact-twice',
  string
> = {
  'not-a-line': 'Ghi Chính quyền, Đảng hoặc Đoàn thể.',
  'not-a-manner': 'Ghi Chính thức, Quyền, Phụ trách hoặc Kiêm nhiệm.',
  'looks-like-a-formula': 'Ô bắt đầu như công thức. Ghi lại bằng chữ.',
  'text-is-too-long': 'Ô quá dài.',
  'unit-is-missing': 'Nhập đơn vị.',
  'unit-of-several': 'Nhiều đơn vị cùng có tên này. Nhập tên đầy đủ.',
  'not-your-unit': 'Không phải đơn vị phụ trách.',
  'rows-disagree': 'Cùng mã số nhưng khác họ tên hoặc năm sinh với một dòng khác.',
  'same-row-twice': 'Trùng người, đơn vị, chức vụ và thời gian với một dòng khác.',
  'kind-is-missing': 'Ghi Xếp loại, Kỷ luật, Thanh tra, Thai sản hoặc Điều động.',
  'not-a-kind-of-fact': 'Ghi Xếp loại, Kỷ luật, Thanh tra, Thai sản hoặc Điều động.',
  'not-a-rating': 'Ghi một trong bốn mức, ví dụ: Hoàn thành tốt nhiệm vụ.',
  'not-of-this-kind':
    'Loại nội dung này không dùng ô này: xếp loại chỉ có năm và mức; nội dung khác chỉ có ngày. Để trống ô.',
  'nobody-of-that-name': 'Không có người này trong danh sách nhân sự của đơn vị. Nhập nhân sự trước.',
  'same-fact-twice': 'Trùng người và nội dung với một dòng khác.',
};
const importRefusals: Readonly<Record<string, string>> & Record<SteerError['kind'], string> = {
  'not-a-spreadsheet': 'Tệp không phải Excel (.xlsx), bị khóa hoặc hỏng. Lưu lại dạng .xlsx không đặt mật khẩu.',
  'several-sheets': 'Tệp có nhiều trang tính có nội dung, kể cả trang đang ẩn. Chỉ để lại trang danh sách.',
  'columns-are-missing': 'Thiếu cột',
  'column-stands-twice': 'Cột có hai lần',
  'no-head': 'Không thấy dòng tiêu đề cột trong mười dòng đầu. Dùng tệp mẫu.',
  'no-rows': 'Danh sách không có dòng nào.',
  'merged-cells': 'Có ô gộp ở các dòng',
  'too-many-rows': 'Danh sách quá dài. Số dòng nhiều nhất',
  'file-is-gone': 'Tệp không còn được giữ. Tải lên lại.',
  'could-not-finish': 'Việc nhập không hoàn thành; dữ liệu vẫn như trước. Đọc lại tệp rồi thử lần nữa.',
  'changed-since-preview': 'Danh sách trong hệ thống đã thay đổi từ lúc xem. Đọc lại tệp để xem bản mới.',
  'import-is-gone': 'Không còn lần nhập này.',
  'at-work-already': 'Đang thực hiện hoặc đã xong.',
  'problems-stand-against-it': 'Còn chỗ phải sửa trong tệp.',
  'doubts-stand-against-it': 'Còn dòng chưa rõ là ai.',
  'nothing-to-enter': 'Không có gì để nhập.',
};

/** Words of lists that come from a file. */
export const importVi = {
  title: 'Nhập danh sách từ Excel',
  lead: 'Tải tệp lên để xem trước. Chỉ nhập khi không còn chỗ sai; nhập đủ hoặc không nhập gì.',
  what: 'Loại danh sách',
  whats: { people: 'Nhân sự, chức vụ', facts: 'Nội dung hồ sơ công tác' },
  whatHelps: {
    people: 'Người và chức vụ của đơn vị phụ trách.',
    facts:
      'Xếp loại, kỷ luật, thanh tra, thai sản, điều động của người đã có trong danh sách. Mỗi lần xem đều được ghi lại.',
  },
  templates: { people: 'Tệp mẫu nhân sự', facts: 'Tệp mẫu hồ sơ công tác' },
  columnsTitles: { people: 'Các cột của danh sách nhân sự', facts: 'Các cột của danh sách nội dung hồ sơ' },
  factColumns,
  file: 'Tệp danh sách',
  fileKinds: 'Excel (.xlsx)',
  upload: 'Tải lên và xem trước',
  noFile: 'Chọn tệp.',
  column: 'Cột',
  meaning: 'Cách ghi',
  columns,
  earlier: 'Các lần nhập',
  at: 'Lúc',
  state: 'Tình trạng',
  states: importStates,
  interrupted: 'Bị gián đoạn',
  interruptedText: 'Máy chủ đã dừng trong lúc thực hiện. Chưa có gì được nhập dở dang; bấm để làm lại.',
  stop: 'Dừng',
  giveUp: 'Bỏ lần nhập này',
  again: 'Đọc lại tệp',
  enter: (n: number) => `Nhập ${n} dòng`,
  enterAgain: 'Nhập lại từ đầu',
  rowsRead: (n: number) => `${n.toLocaleString('vi-VN')} dòng`,
  looking: 'Đọc tệp, đối chiếu với danh sách; chưa nhập gì',
  entering: 'Nhập toàn bộ hoặc không nhập gì',
  ready: (n: number) => `Sẵn sàng nhập ${n.toLocaleString('vi-VN')} dòng`,
  notReady: 'Chưa nhập được',
  reload: 'Trang tự cập nhật; hoặc bấm để xem lại',
  newPeople: 'Người mới',
  newRows: 'Dòng mới',
  changedRows: 'Dòng thay đổi',
  sameRows: 'Dòng không đổi',
  doubtfulRows: 'Dòng chưa rõ là ai',
  problemRows: 'Chỗ phải sửa',
  unused: (names: string) => `Cột không dùng: ${names}`,
  problems: (n: number) => `${n} chỗ phải sửa trong tệp`,
  row: 'Dòng',
  found: 'Trong tệp',
  toCorrect: 'Cần sửa',
  aboutRow: (row: string) => `Dòng ${row}.`,
  aboutUnit: (name: string) => `Có phải ${name}?`,
  shownFirst: (n: number) => `Hiển thị ${n} dòng đầu.`,
  doubtful: (n: number) => `${n} dòng chưa rõ là ai`,
  doubtfulText: 'Trùng họ tên với người đã có, nhưng năm sinh hoặc đơn vị chưa đủ để chắc chắn.',
  isNew: 'Người khác, chưa có trong danh sách',
  decide: 'Ghi lựa chọn',
  restNew: 'Tất cả dòng còn lại là người khác',
  changes: (n: number) => `${n} dòng thay đổi`,
  change: 'Thay đổi',
  newPost: 'Thêm chức vụ',
  news: (n: number) => `${n} dòng mới`,
  nothing: 'trống',
  done: (n: number) => `Đã nhập ${n} dòng.`,
  cellProblems,
  refusals: importRefusals,
};
