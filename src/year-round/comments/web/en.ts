import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: (record) => `Conversation: ${record}`,
  crumb: 'Conversation',
  lead: 'Said by those who take part in this work. It is on no public page and printed in no paper.',
  sent: 'Sent.',
  sentNaming: (names) => `Sent; ${names} will be told.`,
  edited: 'The change is saved.',
  withdrawn: 'Withdrawn. The text is on the page no more; the log keeps it.',
  undone: 'The text is shown again.',
  settled: 'Marked as settled.',
  reopened: 'Opened again.',
  refusals: {
    'nothing-is-written': 'Nothing is written.',
    'comment-is-too-long': 'The text is longer than 4,000 letters. Shorten it, or send it in parts.',
    'several-have-this-name': 'Choose who is meant, then send again.',
    'too-many-are-named': 'At most 20 people are named at a time.',
    'year-is-closed': 'The year is closed; nothing more is said.',
    'comment-is-withdrawn': 'This was withdrawn and can be neither answered nor edited.',
    'thread-is-settled': 'This was marked as settled. Open it again to answer.',
    'too-late-to-edit': 'It can be edited for 30 minutes after it was sent. Add an answer, or withdraw it.',
    'too-late-to-undo': 'It can be undone for 10 minutes after it was withdrawn.',
    'someone-saved-before': 'This was just edited elsewhere. Compare before saving.',
  },
};
