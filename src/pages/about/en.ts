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
