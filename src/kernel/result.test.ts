import { expect, test } from 'vitest';
import { err, ok, type Result } from './result.ts';

type Refusal = { readonly kind: 'ballot-closed' } | { readonly kind: 'quorum-missing'; readonly present: number };

const cast = (open: boolean, present: number): Result<'cast', Refusal> =>
  !open ? err({ kind: 'ballot-closed' }) : present < 2 ? err({ kind: 'quorum-missing', present }) : ok('cast');

test('a result is either the value or a refusal that names its kind', () => {
  expect(cast(true, 2)).toEqual({ ok: true, value: 'cast' });
  expect(cast(false, 2)).toEqual({ ok: false, error: { kind: 'ballot-closed' } });
  const refused = cast(true, 1);
  if (refused.ok || refused.error.kind !== 'quorum-missing') throw new Error('expected a refusal with its detail');
  expect(refused.error.present).toBe(1);
});
