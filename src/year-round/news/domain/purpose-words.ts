const WORDS: Readonly<Record<string, string>> = {
  LAUNCH: 'phát động phong trào thi đua',
  COVENANT: 'ký kết giao ước thi đua',
  INTERIM_REVIEW: 'sơ kết công tác thi đua, khen thưởng',
  REVIEW: 'tổng kết công tác thi đua, khen thưởng',
  VOTE: 'bình xét, suy tôn',
  DIRECTIONS: 'phương hướng, nhiệm vụ công tác thi đua, khen thưởng',
};

/** «tổng kết công tác thi đua, khen thưởng năm 2027»; null for a purpose that has no words of its own. */
export function purposeWords(kind: string, year: number | null): string | null {
  const words = WORDS[kind];
  return words === undefined ? null : `${words}${year === null ? '' : ` năm ${year}`}`;
}
