import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Every file whose sentences people read in Vietnamese: the screens, and the papers that are printed. */
const SCREENS = globSync('src/**/{vi,*-vi}.ts');
const PAPERS = globSync('src/**/papers/*.{ts,typ}').filter((file) => !file.endsWith('.test.ts'));

type Line = { readonly where: string; readonly words: string };

/** The lines of a file that hold words, without comments and imports. */
const lines = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line, at) => ({ where: `${file}:${at + 1}`, words: line.trim() }))
    .filter(({ words }) => !/^(?:\/\/|\/?\*|import|#import)/.test(words))
    .map(({ where, words }) => ({ where, words: words.replace(/ \/\/ .*$/, '') }));

const holding = (pattern: RegExp, files: readonly string[]): readonly string[] =>
  files.flatMap(lines).flatMap(({ where, words }) => (pattern.test(words) ? [`${where} ${words}`] : []));

/** A letter or digit; `\b` knows only those of English. */
const WORD = String.raw`[\p{L}\p{N}]`;
const word = (...some: readonly string[]) => new RegExp(`(?<!${WORD})(?:${some.join('|')})(?!${WORD})`, 'iu');

test('there are words to look at', () => {
  expect(SCREENS.length).toBeGreaterThan(15);
  expect(PAPERS.length).toBeGreaterThan(10);
});

describe('what people read in Vietnamese', () => {
  test('is written in whole letters (NFC), as papers are exchanged', () => {
    const decomposed = [...SCREENS, ...PAPERS].filter((file) => {
      const text = readFileSync(file, 'utf8');
      return text !== text.normalize('NFC');
    });
    expect(decomposed).toEqual([]);
  });

  test('names nobody «bạn», raises no voice, leaves no gap', () => {
    expect(holding(word('bạn', 'quý vị', 'người dùng', 'hãy'), SCREENS)).toEqual([]);
    expect(holding(/[\p{L}\p{N}…)]!/u, SCREENS)).toEqual([]);
    expect(holding(/\S {2,}\S/, SCREENS)).toEqual([]);
  });

  test('quotes with “ ”', () => {
    expect(holding(/["«»]/, SCREENS)).toEqual([]);
  });

  test('puts the mark of a closing oa, oe, uy on its first vowel: hòa, khỏe, thủy', () => {
    const second = new RegExp(`(?:o[áàảãạéèẻẽẹ]|(?<!q)u[ýỳỷỹỵ])(?!${WORD})`, 'iu');
    expect(holding(second, [...SCREENS, ...PAPERS])).toEqual([]);
  });

  test('writes councils and boards as the decree does: «Thi đua - Khen thưởng»', () => {
    expect(holding(/thi đua(?:-|–| – )khen thưởng/iu, [...SCREENS, ...PAPERS])).toEqual([]);
    expect(holding(/(?:Hội đồng|Ban) thi đua|Thi đua - khen thưởng/u, [...SCREENS, ...PAPERS])).toEqual([]);
  });

  test('shames nobody and brings in no foreign word', () => {
    const shaming = word('bầu chọn', 'đội sổ', 'đứng cuối', 'trượt', 'bảng xếp hạng', 'nợ báo cáo', 'điểm ảo');
    expect(holding(shaming, [...SCREENS, ...PAPERS])).toEqual([]);
    expect(holding(word('user', 'submit', 'deadline', 'dashboard', 'ticket'), SCREENS)).toEqual([]);
  });
});
