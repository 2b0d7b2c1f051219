import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Notices',
  counted: (n) => `${n} new`,
  noneNew: 'Nothing new',
  all: 'All',
  onlyNew: 'Unread',
  filter: 'Filter notices',
  markAll: 'Mark all as read',
  markOne: 'Mark as read',
  markedAll: 'All marked as read.',
  markedOne: 'Marked as read.',
  choose: 'How notices come',
  new: 'New',
  today: (day) => `Today, ${day}`,
  yesterday: (day) => `Yesterday, ${day}`,
  older: 'Older notices',
  empty: 'No notices yet',
  emptyText:
    'A notice comes when a task is nearly due or overdue, when somebody else enters for the unit, names a person or answers a remark.',
  emptyNew: 'No unread notices',
  showAll: 'See all notices',
  concerns: {
    deadlines: 'Tasks due',
    'entered-for-unit': 'Entered for the unit',
    conversation: 'Named or answered',
    other: 'Other',
  },
};
