import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Subscribe to the calendar',
  lead: 'A calendar on a phone or computer reads deadlines and conferences from one private address and keeps itself up to date.',
  calendarName: 'Emulation and commendation',
  due: (task) => `Due: ${task}`,
  meeting: 'Conference',
  parts: { morning: 'morning', afternoon: 'afternoon', evening: 'evening', day: 'all day' },
  none: 'No calendar address yet',
  noneText: 'Make one, then paste it where your calendar adds calendars by address (URL).',
  make: 'Make the address',
  has: (since) => `An address is in use, made at ${since}.`,
  hasText: 'It was shown once. If it is lost or known to others, make another: the old one opens nothing any more.',
  replace: 'Make another address',
  withdraw: 'Withdraw the address',
  made: 'Calendar address',
  once: 'The address is shown this once. Whoever has it reads the calendar: give it to nobody.',
  address: 'Address',
  how: 'How to add it',
  steps: [
    'iPhone, iPad: Settings, Calendar, Accounts, Add Subscribed Calendar, paste the address.',
    'Google Calendar on a computer: Other calendars, From URL, paste the address.',
    'Outlook: Add calendar, Subscribe from web, paste the address.',
  ],
  inIt: 'What is in it',
  inItText:
    'Titles of tasks that are not done, clusters, units and days; conferences of the clusters. No names of persons. By the roles of the day: without a role the calendar is empty.',
  account: 'Account',
  back: 'Back to the account',
  withdrawn: 'The calendar address is withdrawn.',
};
