import { expect, test } from 'vitest';
import { chanceOf } from './chance.ts';

const draw = (seed: number): number[] => {
  const chance = chanceOf(seed);
  return Array.from({ length: 200 }, () => chance.between(1, 6));
};

test('the same seed gives the same year, another seed another', () => {
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('chance stays within its bounds and reaches both ends', () => {
  const drawn = draw(7);
  expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([1, 6]);
});
