import type { FormOfText, JsonType, Measured, ProblemDetails, ProblemWords } from './problem.ts';

const UNREADABLE: Readonly<Record<ProblemDetails['not-readable']['why'], string>> = {
  'no-such-file': 'không có tệp này',
  'is-a-folder': 'đây là thư mục',
  'no-permission': 'tài khoản này không được đọc',
  other: 'hệ thống báo lỗi',
};
const TYPES: Readonly<Record<JsonType, string>> = {
  text: 'chuỗi ký tự trong dấu nháy kép',
  number: 'số',
  'whole-number': 'số nguyên',
  object: 'đối tượng {…}',
  list: 'danh sách […]',
  'yes-or-no': 'true hoặc false',
  other: 'kiểu dữ liệu khác',
};
const MEASURES: Readonly<Record<Measured, (limit: string) => string>> = {
  text: (limit) => `${limit} ký tự`,
  number: (limit) => limit,
  list: (limit) => `${limit} mục`,
};
const FORMS: Readonly<Record<FormOfText, string>> = {
  'local-name': 'chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “dang-ky-2018”',
  date: 'ngày, tháng hoặc năm dạng 2019-03-29, 2019-03, 2019',
  pointer: 'đường dẫn trong tệp, ví dụ “/members/3”',
  'id-of-a-doubt': 'chữ hoa, chữ số và dấu gạch nối, ví dụ “A1”',
  other: 'dạng mà docs/history-format.md nêu',
};

/** Why a file of history is refused, in the words of whoever wrote it. */
export const vi: ProblemWords = {
  'not-readable': ({ why, code }) => `Không đọc được tệp: ${UNREADABLE[why]}${why === 'other' ? ` (${code})` : ''}.`,
  'file-too-large': () => 'Tệp lớn hơn 5 MB. Mỗi tệp chỉ ghi điều một nguồn nói về một cụm trong một năm.',
  'not-utf-8': () => 'Tệp không phải văn bản UTF-8. Lưu lại tệp với mã UTF-8.',
  'not-json': ({ line, column, found }) =>
    found === null
      ? `Tệp không đúng cú pháp JSON: dừng giữa chừng ở dòng ${line}, cột ${column}.`
      : `Tệp không đúng cú pháp JSON ở dòng ${line}, cột ${column}${found.trim() && `, tại “${found}”`}.`,
  'nested-too-deeply': () => 'Tệp có quá nhiều tầng lồng nhau.',
  'key-written-twice': ({ key }) => `Mục “${key}” ghi hai lần; chỉ một lần được giữ lại, lần kia mất.`,
  'unknown-field': ({ field }) => `Không có mục nào tên “${field}”.`,
  'field-missing': () => 'Thiếu mục bắt buộc này.',
  'null-written': () => 'Nguồn không nêu thì bỏ hẳn mục này, không ghi null.',
  'wrong-type': ({ needed }) => `Sai kiểu dữ liệu: cần ${TYPES[needed]}.`,
  'not-one-of': ({ values }) => `Chỉ nhận một trong: ${values.join(', ')}.`,
  'empty-or-too-small': ({ of, least }) => `Để trống hoặc nhỏ hơn mức tối thiểu (${MEASURES[of](least)}).`,
  'too-large': ({ of, most }) => `Dài hoặc lớn hơn mức cho phép (${MEASURES[of](most)}).`,
  'wrong-form': ({ form }) => `Sai dạng: cần ${FORMS[form]}.`,
  'date-does-not-exist': () => 'Ngày này không có trong lịch.',
  'neither-cluster-nor-unit': () =>
    'Tệp phải nói về một cụm thi đua (“cluster”) hoặc một đơn vị (“unit”), không phải cả hai.',
  'passage-without-words': () => 'Đoạn trích cần đúng một trong hai: nguyên văn (“quote”) hoặc tóm tắt (“summary”).',
  'passage-not-found': ({ id }) => `Không có đoạn trích nào mang mã “${id}”.`,
  'passage-not-used': () => 'Đoạn trích này không được dẫn ở mục nào.',
  'fact-without-passage': () => 'Điều nguồn nêu phải dẫn đoạn trích (“from”), tại đây hoặc ở mục chứa nó.',
  'printed-words-not-in-passage': ({ printed }) => `Nguyên văn “${printed}” không có trong các đoạn trích được dẫn.`,
  'id-used-twice': ({ id }) => `Mã “${id}” dùng hai lần.`,
  'reference-not-found': ({ id }) => `Không có mục nào trong tệp mang mã “${id}”.`,
  'pointer-leads-nowhere': ({ pointer }) => `Đường dẫn “${pointer}” không trỏ tới mục nào trong tệp.`,
  'count-differs-from-names': ({ said, named }) =>
    `Số ghi và số tên không khớp: ghi ${said}, nêu tên ${named}. Nếu nguồn chỉ nêu một phần danh sách, ghi tên danh sách vào “open”.`,
  'unit-not-known': ({ name }) => `Không rõ đơn vị nào: “${name}”.`,
  'several-clusters-have-that-name': ({ names }) =>
    `Tên này trùng với nhiều cụm đã có: ${names.join('; ')}. Ghi tên đầy đủ của cụm hoặc bỏ bớt tên gọi khác.`,
  'year-is-run-here': ({ year }) => `Năm ${year} của cụm này đang được theo dõi trên hệ thống, không nhập từ tư liệu.`,
  'period-ends-before-it-begins': () => 'Thời gian kết thúc trước khi bắt đầu.',
};
