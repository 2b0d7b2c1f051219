import { expect, test } from 'vitest';
import type { Result } from '#src/kernel/result.ts';
import {
  agree,
  closeSigning,
  type Covenant,
  disseminate,
  draftCovenant,
  mayEditText,
  openSigning,
  review,
  sendForComment,
  sign,
  signatureCount,
} from './covenant-state.ts';

const MEETING = '2027-03-09';
const done = <Value>(result: Result<Value, { readonly kind: string }>): Value => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const inSigning = (...unitIds: string[]): Covenant =>
  done(openSigning(done(agree(done(sendForComment(draftCovenant(unitIds))))), MEETING));

test('the text may change until the first unit has signed, and never after', () => {
  const open = inSigning('A', 'B');
  expect(mayEditText(open).ok).toBe(true);
  const oneSigned = done(sign(open, 'A', MEETING));
  expect(mayEditText(oneSigned)).toEqual({ ok: false, error: { kind: 'text-is-frozen' } });
  expect(sendForComment(oneSigned)).toMatchObject({ ok: false, error: { kind: 'not-in-this-state' } });
});

test('the covenant is signed when the last of its units has signed', () => {
  const one = done(sign(inSigning('A', 'B'), 'A', MEETING));
  expect(one.state).toBe('signing');
  expect(signatureCount(one)).toEqual({ signed: 1, of: 2 });
  expect(done(sign(one, 'B', MEETING)).state).toBe('signed');
});

test('a unit that was absent signs additionally, and the day shows it', () => {
  const closed = done(closeSigning(done(sign(inSigning('A', 'B'), 'A', MEETING))));
  expect(closed.signatories[1]).toMatchObject({ absent: true, signedOn: null });
  const later = done(sign(done(disseminate(closed)), 'B', '2027-03-20'));
  expect(later.state).toBe('disseminated');
  expect(later.signatories[1]).toEqual({ unitId: 'B', absent: true, signedOn: '2027-03-20', late: true });
});

test('a pen that comes the day after the meeting signs additionally, though the list is still open', () => {
  const next = done(sign(inSigning('A', 'B'), 'A', '2027-03-10'));
  expect(next).toMatchObject({ state: 'signing', signatories: [{ late: true }, { signedOn: null }] });
  expect(done(sign(inSigning('A', 'B'), 'A', MEETING)).signatories[0]?.late).toBe(false);
});

test.each([
  ['a unit outside the bloc', () => sign(inSigning('A'), 'X', MEETING), 'not-a-party'],
  [
    'a unit that signs twice',
    () => sign(done(sign(inSigning('A', 'B'), 'A', MEETING)), 'A', MEETING),
    'already-signed',
  ],
  ['a signature on a draft', () => sign(draftCovenant(['A']), 'A', MEETING), 'not-open-for-signing'],
  ['a signature before the day', () => sign(inSigning('A'), 'A', '2027-03-08'), 'signed-before-the-signing-opened'],
  ['a close without a signature', () => closeSigning(inSigning('A')), 'nobody-has-signed'],
  ['an agreement of nobody', () => agree(draftCovenant([])), 'no-units-to-sign'],
  ['reviewing an unsigned covenant', () => review(inSigning('A')), 'not-in-this-state'],
  [
    'a signature after the review',
    () => sign(done(review(done(closeSigning(done(sign(inSigning('A', 'B'), 'A', MEETING)))))), 'B', MEETING),
    'not-open-for-signing',
  ],
  ['spreading an unsigned covenant', () => disseminate(inSigning('A')), 'not-in-this-state'],
])('%s is refused', (_, act, kind) => {
  expect(act()).toMatchObject({ ok: false, error: { kind } });
});
