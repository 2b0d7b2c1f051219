import { beforeAll, describe, expect, it } from 'vitest';
import { loadPastYears } from '../../tests/factories/past-years.ts';
import { useDatabase } from '../../tests/database.ts';

useDatabase();
describe('x', () => {
  beforeAll(async () => {
    const t = performance.now();
    console.log(await loadPastYears(), performance.now() - t);
  }, 60000);
  it('y', async () => {
    expect(1).toBe(1);
  });
});
