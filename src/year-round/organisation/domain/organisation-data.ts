import type { CalendarDay } from '#src/kernel/calendar-day.ts';

/** How sure a fact of the shipped data is: read in its source, known but not read again, or concluded. */
export type Mark = 'SEEN' | 'MEMORY' | 'INFER';

export type ProvinceKind = 'tỉnh' | 'thành phố';

export type UnitKind =
  | 'STP'
  | 'THADS_PROVINCE'
  | 'THADS_DISTRICT'
  | 'THADS_AREA'
  | 'MINISTRY'
  | 'MINISTRY_UNIT'
  | 'GOVERNMENT'
  | 'PROVINCE_COMMITTEE'
  | 'PROVINCE_UNIT'
  | 'SUB_UNIT'
  | 'OTHER';

/** `data/organisation/provinces.json`: 63 provinces, what became of them, other names, doubts, spellings. */
export type ProvincesFile = {
  readonly sources: Readonly<Record<string, string>>;
  readonly lastDayOf63: CalendarDay;
  /** Centrally-run cities in both lists; every other one is a «tỉnh». */
  readonly cities: readonly string[];
  readonly until2025: Readonly<Record<string, string>>;
  readonly unchanged: readonly string[];
  readonly merged: readonly {
    readonly code: string;
    readonly name: string;
    readonly from: readonly string[];
    readonly mark: Mark;
  }[];
  /** Earlier names of a province that goes on. */
  readonly names: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: ProvinceKind;
    readonly until: CalendarDay;
    readonly source: string;
    readonly mark: Mark;
  }[];
  readonly doubts: readonly {
    readonly key: string;
    readonly code: string;
    readonly text: string;
    readonly treatment: string;
    readonly source: string;
  }[];
  /** Ways of writing a name that the search key does not already make equal. */
  readonly spellings: Readonly<Record<string, readonly string[]>>;
  /** Words that people type but no paper prints; they find, they never identify. */
  readonly searchWords: Readonly<Record<string, readonly string[]>>;
};

/** `ministry.json`: the Ministry and those of its units that take part in emulation; `others.json`: bodies that a source names. */
export type UnitsFile = {
  readonly units: readonly {
    readonly key: string;
    readonly kind?: UnitKind;
    /** Code in the list of 63. */
    readonly province?: string;
    readonly name: string;
    readonly short: string;
    readonly from?: CalendarDay;
    readonly until?: CalendarDay;
    /** How sure the days are, where that differs from the unit itself. */
    readonly dayMark?: Mark;
    readonly mark: Mark;
    readonly source?: string;
    readonly spellings: readonly string[];
    readonly after?: readonly {
      readonly key: string;
      readonly kind: Succession['kind'];
      readonly on: CalendarDay;
      readonly mark: Mark;
      readonly source: string;
    }[];
  }[];
};

/** That one body took over from another, on a day and by a paper. */
export type Succession = {
  readonly predecessor: string;
  readonly kind: 'merged' | 'renamed' | 'reorganised' | 'split';
  readonly on: CalendarDay;
  readonly source: string;
  readonly mark: Mark;
};
