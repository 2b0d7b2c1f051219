/**
 * What matters most: before it is done, whoever does it shows again who they are, unless they did so a short while ago.
 * Each deed with the forms that do it; `docs/operations/accounts.md` prints the list and a test compares it with the site.
 */
const YEAR = '/cum-thi-dua/:slug/:year{[0-9]{4}}';
const ACCOUNT = '/quan-tri/tai-khoan/:id{[0-9a-f-]{36}}';

export const STEPPED_UP = {
  'a decision is recorded': [`${YEAR}/khen-thuong/moi`],
  'an award is revoked': [`${YEAR}/khen-thuong/:decision/huy-bo`],
  'a year is handed over': [`${YEAR}/ban-giao/mo-nam-sau`],
  'rights are given or ended': [
    '/quan-tri/tai-khoan/them',
    '/quan-tri/tai-khoan/nhieu',
    '/quan-tri/tai-khoan/xac-thuc',
    `${ACCOUNT}/vai-tro`,
    `${ACCOUNT}/vai-tro/ket-thuc`,
    '/tai-khoan/uy-quyen',
  ],
  'another’s account is looked after': [
    `${ACCOUNT}/moi`,
    `${ACCOUNT}/cap-lai`,
    `${ACCOUNT}/khoa`,
    `${ACCOUNT}/mo`,
    `${ACCOUNT}/thong-tin`,
    `${ACCOUNT}/khoa-truy-cap`,
  ],
  'a witness of the log is chosen or taken off': ['/nhat-ky/chung-kien', '/nhat-ky/chung-kien/:witness/thoi'],
  'a private calendar address is made': ['/tai-khoan/lich'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const STEP_UP_PATHS: readonly string[] = Object.values(STEPPED_UP).flat();

/** What somebody can show: a code, else the password, else a new sign-in at the agency's provider; a demonstration nothing. */
export type Showable = 'code' | 'password' | 'provider' | 'nothing';

export const showableBy = (of: {
  readonly hasSecondFactor: boolean;
  readonly hasPassword: boolean;
  readonly how: string;
}): Showable => {
  if (of.hasSecondFactor) return 'code';
  if (of.hasPassword) return 'password';
  return of.how === 'provider' ? 'provider' : 'nothing';
};
