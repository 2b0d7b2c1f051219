import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { addCounts, NOTHING_COUNTED, type PartialCount, printPartialCount } from '#src/kernel/partial-count.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import {
  fileTitle,
  type PaperHead,
  type PaperKind,
  printedFrame,
  type Signer,
  signatureUnder,
} from '#src/year-round/papers/domain/state-paper.ts';

/**
 * The roll-up of the registrations of a cluster (Bảng tổng hợp đăng ký thi đua), landscape.
 *
 * Basis: no form of the sector was found: PROPOSED. Columns are the awards that somebody has registered for.
 */
export type RegistrationRollup = PaperHead & {
  readonly cluster: string;
  readonly year: number;
  /** The register as it stood at the end of this day. */
  readonly asOf: CalendarDay;
  /** In the order of the columns; awards that nobody has registered for get none. */
  readonly awards: readonly RollupAward[];
  readonly blocs: readonly RollupBloc[];
  readonly preparedBy: string | null;
  readonly signer: Signer;
};

export type RollupAward = {
  readonly id: string;
  readonly shortName: string;
  /** The award inside whose count this one already lies: its column says «Trong đó». */
  readonly ofWhich: string | null;
};

/** A bloc of the cluster; without blocs, one group without a name. */
export type RollupBloc = { readonly name: string | null; readonly rows: readonly RollupRow[] };

type Counts = Readonly<Record<string, PartialCount>>;

export type RollupRow = {
  readonly unit: string;
  /** «Sở Tư pháp»; several kinds that a paper does not separate are one text. */
  readonly kind: string;
  /** `null`: the unit has sent nothing. An award without an entry was not registered for. */
  readonly counts: Counts | null;
  readonly receivedOn: CalendarDay | null;
  readonly note: string | null;
  /** Parts of this line («Trong đó: các phòng khu vực»): shown, and never added a second time. */
  readonly ofWhich: readonly { readonly words: string; readonly counts: Counts }[];
};

/** The roll-up in words, for printing. */
export function registrationRollup(rollup: RegistrationRollup): Printout {
  const kind: PaperKind = {
    typeCode: null,
    typeName: `Bảng tổng hợp đăng ký thi đua năm ${rollup.year}`,
    subject: [rollup.cluster, `(Tính đến ngày ${printDay(rollup.asOf)})`],
  };
  const rows = rollup.blocs.flatMap((bloc) => bloc.rows);
  const awards = columns(rollup.awards.filter(({ id }) => rows.some(({ counts }) => counts?.[id] !== undefined)));
  return {
    template: 'src/year/3-registration/papers/registration-rollup.typ',
    title: fileTitle(kind),
    data: {
      frame: printedFrame(rollup, kind),
      awards: awards.map(({ shortName, ofWhich }) => (ofWhich === null ? shortName : `Trong đó: ${shortName}`)),
      lines: lines(rollup, awards),
      coverage: `Đã gửi đăng ký: ${sent(rows).length}/${rows.length} đơn vị.`,
      prepared: {
        authority: ['NGƯỜI LẬP BIỂU'],
        note: null,
        postAboveName: [],
        name: rollup.preparedBy,
      },
      signature: signatureUnder(rollup.letterhead, rollup.signer),
    },
  };
}

/** An award that lies inside another stands right behind it. */
const columns = (awards: readonly RollupAward[]): readonly RollupAward[] =>
  awards.flatMap((award) => {
    const inside = awards.filter(({ ofWhich }) => ofWhich === award.id);
    const behindAnother = awards.some(({ id }) => id === award.ofWhich);
    return behindAnother ? [] : [award, ...inside];
  });

/** One line of the table; `cells` are the awards, then the day of receipt and the note where a unit stands. */
type Line = {
  readonly style: 'bloc' | 'unit' | 'of-which' | 'total';
  readonly number: string;
  readonly words: string;
  readonly cells: readonly string[];
};

function lines({ blocs }: RegistrationRollup, awards: readonly RollupAward[]): readonly Line[] {
  const all = blocs.flatMap((bloc) => bloc.rows);
  const named = blocs.filter(({ name }) => name !== null).length;
  const places = new Map(all.map((row, index) => [row, index + 1]));
  return [
    ...blocs.flatMap(({ name, rows }) => [
      ...(name === null ? [] : [{ style: 'bloc', number: '', words: name, cells: [] } as const]),
      ...rows.flatMap((row) => unitLines(row, places.get(row) ?? 0, awards)),
      ...(name === null || named < 2 ? [] : totals(`Cộng ${name}`, rows, awards)),
    ]),
    ...totals('Tổng cộng', all, awards, named < 2 || blocs.some((bloc) => kindsOf(bloc.rows).length > 1)),
  ];
}

function unitLines(row: RollupRow, place: number, awards: readonly RollupAward[]): readonly Line[] {
  const received = row.receivedOn === null ? 'không nêu' : printDay(row.receivedOn);
  const cells =
    row.counts === null
      ? [...awards.map(() => ''), '', row.note ?? 'Chưa gửi']
      : [...cellsOf(row.counts, awards), received, row.note ?? ''];
  return [
    { style: 'unit', number: String(place), words: row.unit, cells },
    ...row.ofWhich.map(({ words, counts }) => ({
      style: 'of-which' as const,
      number: '',
      words: `Trong đó: ${words}`,
      cells: [...cellsOf(counts, awards), '', ''],
    })),
  ];
}

/** The sum of some rows, and where they are of several kinds of unit, of which each kind. */
function totals(words: string, rows: readonly RollupRow[], awards: readonly RollupAward[], byKind = true): Line[] {
  const kinds = byKind ? kindsOf(rows) : [];
  const line = (style: Line['style'], name: string, some: readonly RollupRow[]): Line => ({
    style,
    number: '',
    words: `${name} (${some.length} đơn vị)`,
    cells: [...cellsOf(sumOf(some), awards), '', ''],
  });
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  return [
    line('total', words, rows),
    ...(kinds.length > 1 ? kinds.map((kind) => line('of-which', `Trong đó: ${kind}`, ofKind(kind))) : []),
  ];
}

const kindsOf = (rows: readonly RollupRow[]): readonly string[] => [...new Set(rows.map((row) => row.kind))];

const sent = (rows: readonly RollupRow[]) => rows.filter(({ counts }) => counts !== null);

function sumOf(rows: readonly RollupRow[]): Counts {
  const sums = new Map<string, PartialCount>();
  for (const [award, count] of rows.flatMap(({ counts }) => Object.entries(counts ?? {}))) {
    sums.set(award, addCounts(sums.get(award) ?? NOTHING_COUNTED, count));
  }
  return Object.fromEntries(sums);
}

/** A hyphen where nobody registered, «không nêu» where somebody did without saying how many. */
const cellsOf = (counts: Counts, awards: readonly RollupAward[]): readonly string[] =>
  awards.map(({ id }) => {
    const count = counts[id];
    return count === undefined ? '-' : printPartialCount(count).toLocaleLowerCase('vi');
  });
