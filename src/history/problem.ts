/** One reason why a file of history is refused: where it stands, what it is, and how to say it. */
export type Problem = {
  readonly file: string;
  /** JSON pointer; empty for the file as a whole. */
  readonly path: string;
  readonly kind: ProblemKind;
  readonly vi: string;
  readonly en: string;
};

type Say = (what: string) => { readonly vi: string; readonly en: string };

const WORDS = {
  'not-readable': (what) => ({
    vi: `Không đọc được tệp (${what}).`,
    en: `The file cannot be read (${what}).`,
  }),
  'file-too-large': () => ({
    vi: 'Tệp lớn hơn 5 MB. Mỗi tệp chỉ ghi điều một nguồn nói về một cụm trong một năm.',
    en: 'The file is larger than 5 MB. One file holds what one source says of one cluster-year.',
  }),
  'not-utf-8': () => ({
    vi: 'Tệp không phải văn bản UTF-8. Lưu lại tệp với mã UTF-8.',
    en: 'The file is not UTF-8 text. Save it again as UTF-8.',
  }),
  'not-json': (what) => ({ vi: `Tệp không đúng cú pháp JSON: ${what}.`, en: `The file is not valid JSON: ${what}.` }),
  'nested-too-deeply': () => ({
    vi: 'Tệp có quá nhiều tầng lồng nhau.',
    en: 'The file is nested too deeply.',
  }),
  'key-written-twice': (what) => ({
    vi: `Mục “${what}” ghi hai lần; chỉ một lần được giữ lại, lần kia mất.`,
    en: `“${what}” is written twice; one of the two would be lost.`,
  }),
  'unknown-field': (what) => ({ vi: `Không có mục nào tên “${what}”.`, en: `There is no field named “${what}”.` }),
  'field-missing': () => ({ vi: 'Thiếu mục bắt buộc này.', en: 'This required field is missing.' }),
  'null-written': () => ({
    vi: 'Nguồn không nêu thì bỏ hẳn mục này, không ghi null.',
    en: 'Where the source is silent leave the field out; do not write null.',
  }),
  'wrong-type': (what) => ({ vi: `Sai kiểu dữ liệu: cần ${what}.`, en: `Wrong type: ${what} expected.` }),
  'not-one-of': (what) => ({ vi: `Chỉ nhận một trong: ${what}.`, en: `Only one of these is accepted: ${what}.` }),
  'empty-or-too-small': (what) => ({
    vi: `Để trống hoặc nhỏ hơn mức tối thiểu (${what}).`,
    en: `Empty, or below the least allowed (${what}).`,
  }),
  'too-large': (what) => ({
    vi: `Dài hoặc lớn hơn mức cho phép (${what}).`,
    en: `Longer or larger than allowed (${what}).`,
  }),
  'wrong-form': (what) => ({ vi: `Sai dạng: cần ${what}.`, en: `Wrong form: ${what} expected.` }),
  'date-does-not-exist': () => ({ vi: 'Ngày này không có trong lịch.', en: 'There is no such day.' }),
  'neither-cluster-nor-unit': () => ({
    vi: 'Tệp phải nói về một cụm thi đua (“cluster”) hoặc một đơn vị (“unit”), không phải cả hai.',
    en: 'A file speaks of one cluster or of one unit, not of both or none.',
  }),
  'passage-without-words': () => ({
    vi: 'Đoạn trích cần đúng một trong hai: nguyên văn (“quote”) hoặc tóm tắt (“summary”).',
    en: 'A passage has either a quote or a summary.',
  }),
  'passage-not-found': (what) => ({
    vi: `Không có đoạn trích nào mang mã “${what}”.`,
    en: `No passage has the id “${what}”.`,
  }),
  'passage-not-used': () => ({
    vi: 'Đoạn trích này không được dẫn ở mục nào.',
    en: 'Nothing refers to this passage.',
  }),
  'fact-without-passage': () => ({
    vi: 'Điều nguồn nêu phải dẫn đoạn trích (“from”), tại đây hoặc ở mục chứa nó.',
    en: 'A stated fact names its passage in “from”, here or further out.',
  }),
  'printed-words-not-in-passage': (what) => ({
    vi: `Nguyên văn “${what}” không có trong các đoạn trích được dẫn.`,
    en: `The printed words “${what}” are not in the passages named.`,
  }),
  'id-used-twice': (what) => ({ vi: `Mã “${what}” dùng hai lần.`, en: `The id “${what}” is used twice.` }),
  'reference-not-found': (what) => ({
    vi: `Không có mục nào trong tệp mang mã “${what}”.`,
    en: `Nothing in this file has the id “${what}”.`,
  }),
  'pointer-leads-nowhere': (what) => ({
    vi: `Đường dẫn “${what}” không trỏ tới mục nào trong tệp.`,
    en: `The pointer “${what}” leads nowhere in this file.`,
  }),
  'count-differs-from-names': (what) => ({
    vi: `Số ghi và số tên không khớp: ${what}. Nếu nguồn chỉ nêu một phần danh sách, ghi tên danh sách vào “open”.`,
    en: `The count and the names disagree: ${what}. Where the source names only a part, put the list into “open”.`,
  }),
  'unit-not-known': (what) => ({
    vi: `Không rõ đơn vị nào: “${what}”.`,
    en: `No single unit is known under that name: “${what}”.`,
  }),
  'several-clusters-have-that-name': (what) => ({
    vi: `Tên này trùng với nhiều cụm đã có: ${what}. Ghi tên đầy đủ của cụm hoặc bỏ bớt tên gọi khác.`,
    en: `Several known clusters bear these names: ${what}. Write the full name, or fewer aliases.`,
  }),
  'year-is-run-here': (what) => ({
    vi: `Năm ${what} của cụm này đang được theo dõi trên hệ thống, không nhập từ tư liệu.`,
    en: `The year ${what} of this cluster is run here and is not filled from reports.`,
  }),
  'period-ends-before-it-begins': () => ({
    vi: 'Thời gian kết thúc trước khi bắt đầu.',
    en: 'The period ends before it begins.',
  }),
} satisfies Record<string, Say>;

export type ProblemKind = keyof typeof WORDS;

/** A problem with its words in both languages. */
export function problem(file: string, path: string, kind: ProblemKind, what = ''): Problem {
  const say: Say = WORDS[kind];
  return { file, path, kind, ...say(what) };
}
