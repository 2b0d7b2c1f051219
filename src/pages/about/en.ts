import type { vi } from './vi.ts';

export const en: typeof vi = {
  about: {
    title: 'About',
    lead: 'One emulation year of a cluster of justice agencies, from launch to hand-over, with the sources of earlier years.',
    sections: [
      [
        'What it is for',
        [
          'A cluster of Departments of Justice and civil judgment enforcement agencies does all nine steps of its year in one place: launch, covenant, registration, progress, scoring, nomination, proposal, recognition, hand-over.',
          'Papers are printed in the state format; the registry gives the number, which is recorded afterwards.',
        ],
      ],
      [
        'Who may read what',
        [
          'Everyone reads signed covenants, acclaimed units, award decisions and all the sources.',
          'The work of a year is open to those who have a part in it. No page tells which unit did least well.',
        ],
      ],
      [
        'Sources',
        [
          'Every fact shown leads to the sentence printed in its source. What is printed oddly is kept and marked “needs checking”.',
        ],
      ],
    ],
  },
  privacy: {
    title: 'Personal data',
    lead: 'What is kept about a person, what for, who reads it, and for how long.',
    sections: [
      [
        'What is kept',
        [
          'Of people named in papers and award lists: name, unit and post on that day, title and award, each with its source.',
          'Of people of the units of a cluster: name, posts over time; to tell namesakes apart, a staff code and the year of birth.',
          'The service record that awards are judged by: yearly rating, discipline, inspection in progress, maternity leave, transfers.',
          'Of people with an account: sign-in name, e-mail, staff code if any, when they signed in, the device, the network address. Passwords are kept as hashes only; nobody can read them.',
        ],
      ],
      [
        'What for',
        [
          'To judge, propose and publish awards, and to prove what was done. The pages call no other server, hold no advertising and count no readers.',
        ],
      ],
      [
        'Who reads it',
        [
          'Everybody reads published lists. Staff codes, years of birth and service records are open to the officers of the unit and of the Ministry, to inspectors, and to the person.',
          'Every reading of a service record is on record; the person sees who it was.',
        ],
      ],
      [
        'For how long',
        [
          'A session: 12 hours. When and where somebody signed in: 180 days. Text not yet sent stays on the writer’s own device for at most 12 hours and goes at signing out.',
          'Award papers and the log stay with the agency’s records; for how long, the agency that runs the site decides.',
        ],
      ],
      [
        'See, correct, ask',
        [
          'Your record, who has read it, and asking for a correction: My record. Your sessions: Account.',
          'Law 91/2025/QH15, in force since 1 January 2026, gives the right to know, reach, correct and delete personal data, and asks for consent unless a law says otherwise. On what basis data is processed, and to have it deleted: ask the agency that runs the site.',
        ],
      ],
    ],
  },
  reading: {
    title: 'How to read the figures',
    lead: 'Four signs used on every page.',
    unknown: 'The source does not say. It is neither 0 nor empty; a sum with such a part says “at least”.',
    derived:
      'Worked out or understood from what the source states; the reason shows when pointed at. It never takes the place of what is stated.',
    check: 'Printed oddly, or stated differently by two sources. The print is kept until somebody settles it.',
    mark: 'The boxed number after a fact opens the printed sentence in the margin; the underlined words are what it rests on.',
    more: [
      ['A figure names its coverage', 'A number always says out of how many: 26/28 units.'],
      [
        'What cannot be compared is not',
        'Registered, proposed and awarded are three things. Figures of other clusters or years form no rate.',
      ],
      [
        'Names of their day',
        'Units, provinces and posts bear the name of the day spoken of: Cục Thi hành án dân sự up to 30 June 2025, Thi hành án dân sự tỉnh since 1 July 2025.',
      ],
      ['Order', 'Public lists follow the decision or the alphabet; they are no ranking.'],
    ],
  },
  data: {
    title: 'Open data',
    lead: 'Whatever a public page shows can be downloaded.',
    what: 'Data',
    format: 'Format',
    rows: {
      year: 'One cluster in one year: all that is stated, with what was worked out kept apart',
      csv: 'Every statement about one cluster in one year, with its source',
      units: 'The register of units as on a day',
    },
    pick: 'Choose a cluster and a year under Clusters, then “Download data”.',
    rehearsal: 'A rehearsal year is marked as one in the data.',
    map: 'Province borders: vietnamese-provinces-database (MIT).',
  },
};
