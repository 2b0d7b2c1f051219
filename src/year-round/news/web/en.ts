import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Bulletin of the conference',
  lead: 'Written from the records of the conference. The head of the cluster approves it before it is shown.',
  text: 'Text',
  save: 'Save the bulletin',
  saved: 'Bulletin saved. Visitors do not see it until the head approves it.',
  approve: 'Record: the head has approved it',
  approvedNow: 'The bulletin is approved and shown.',
  approvedOn: (day) => `Approved by the head on ${day}`,
  draft: 'Draft, not shown',
  notSaved: 'Suggestion, not saved',
  changing: 'What is changed after the approval must be approved again.',
  suggestion: 'Suggestion from the present records',
  refusals: {
    'not-yours-to-do': 'This is done by the office of the cluster’s head.',
    'no-such-meeting': 'There is no conference yet.',
    'bulletin-says-nothing': 'Enter the text of the bulletin.',
    'someone-saved-before': 'Someone has just saved this. What you typed is kept; compare before saving.',
  },
};
