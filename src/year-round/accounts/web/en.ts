import type { vi } from './vi.ts';

export const en: typeof vi = {
  signIn: 'Sign in',
  signInLead: 'Everyone who has a part in the year enters by a one-time link from the administrator.',
  whereLinks: 'Trying it on this machine: the links are printed in the terminal at each start.',
  enter: 'Enter',
  enterLead: 'This link works once. After entering, the session lasts 12 hours.',
  signedIn: 'Signed in.',
  signedOut: 'Signed out.',
  refusals: { 'link-used-or-expired': 'The link was used or has expired. Ask the administrator for a new one.' },
};
