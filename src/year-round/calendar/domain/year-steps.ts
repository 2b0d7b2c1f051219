/** The nine steps of the emulation year, in the order of the ribbon. They overlap in time. */
export const YEAR_STEPS = [
  'launch',
  'covenant',
  'registration',
  'progress',
  'scoring',
  'nomination',
  'proposal',
  'recognition',
  'rotation',
] as const;
export type YearStep = (typeof YEAR_STEPS)[number];

/** The last part of each step's address: `/cum-thi-dua/<cụm>/<năm>/<bước>`. */
export const STEP_PATH: Readonly<Record<YearStep, string>> = {
  launch: 'phat-dong',
  covenant: 'giao-uoc',
  registration: 'dang-ky',
  progress: 'thuc-hien',
  scoring: 'cham-diem',
  nomination: 'suy-ton',
  proposal: 'de-nghi',
  recognition: 'khen-thuong',
  rotation: 'ban-giao',
};

export const yearPath = (slug: string, year: number): string => `/cum-thi-dua/${slug}/${year}`;
export const stepPath = (slug: string, year: number, step: YearStep): string =>
  `${yearPath(slug, year)}/${STEP_PATH[step]}`;
