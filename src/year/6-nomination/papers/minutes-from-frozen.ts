import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { awardOf, type AwardId } from '#src/law/award-catalogue.ts';
import type { BallotRefusal } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import type { BallotRule } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import { countingMinutes } from './counting-minutes.ts';

/** What was frozen when the result was announced; the minutes are printed from it for ever. */
export type FrozenMinutes = {
  readonly ballot: {
    readonly awardId: AwardId;
    readonly blocName: string;
    readonly round: number;
    readonly method: string;
    readonly members: number;
    readonly present: number;
    readonly rule: BallotRule;
    readonly nominees: readonly { readonly unitId: string; readonly name: string }[];
    readonly tallies: readonly {
      readonly teller: string;
      readonly issued: number;
      readonly collected: number;
      readonly notReturned: number;
      readonly valid: number;
      readonly invalid: number;
      readonly rows: readonly {
        readonly unitId: string;
        readonly yes: number;
        readonly no: number;
        readonly blank: number;
      }[];
    }[];
  };
  readonly boxChecked: boolean | null;
  readonly acclaimed: readonly string[];
  readonly closedOn: CalendarDay;
};

type Year = {
  readonly clusterYear: { readonly year: number; readonly name: string; readonly isSynthetic: boolean };
  readonly head: { readonly unitId: string; readonly unitName: string } | null;
  readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
};
type Meeting = {
  readonly name: string | null;
  readonly place: string | null;
  readonly chair: string | null;
  readonly presence: readonly {
    readonly unitId: string;
    readonly isPresent: boolean;
    readonly absentReason: string | null;
  }[];
} | null;

/** The counting minutes of a closed vote as a paper. */
export function minutesFrom(frozen: FrozenMinutes, year: Year, meeting: Meeting): Result<Printout, BallotRefusal> {
  const { ballot } = frozen;
  const [tally] = ballot.tallies;
  const nameOf = (unitId: string) => year.units.find((unit) => unit.id === unitId)?.name ?? '';
  const head = year.units.find((unit) => unit.id === year.head?.unitId);
  const decision = tally
    ? ({
        kind: 'vote',
        round: ballot.round,
        board: ballot.tallies.map(({ teller }, at) => ({ name: teller, post: at === 0 ? 'Trưởng ban' : 'Thành viên' })),
        boxChecked: frozen.boxChecked,
        rule: ballot.rule,
        count: {
          members: ballot.members,
          entitled: ballot.members,
          present: ballot.present,
          papers: ballot.method === 'show-of-hands' ? null : tally,
          rows: tally.rows.map(({ unitId, ...votes }) => ({ nomineeId: unitId, ...votes })),
        },
        names: Object.fromEntries(ballot.nominees.map(({ unitId, name }) => [unitId, name])),
      } as const)
    : ({
        kind: 'consensus',
        members: ballot.members,
        present: ballot.present,
        units: frozen.acclaimed.map(nameOf),
      } as const);
  return countingMinutes({
    letterhead: yearLetterhead({ name: head?.name ?? year.clusterYear.name, kind: head?.kind ?? '' }),
    number: null,
    place: null,
    day: frozen.closedOn,
    draftPrintedAt: null,
    synthetic: year.clusterYear.isSynthetic,
    about: `${ballot.blocName} đề nghị tặng “${awardOf(ballot.awardId).name}” năm ${year.clusterYear.year}`,
    meeting: meeting?.name ?? `Hội nghị tổng kết năm ${year.clusterYear.year}`,
    venue: meeting?.place ?? null,
    startedAt: null,
    endedAt: null,
    absent: (meeting?.presence ?? [])
      .filter((unit) => !unit.isPresent)
      .map((unit) => ({ unit: nameOf(unit.unitId), reason: unit.absentReason })),
    decision,
    chair: meeting?.chair ?? null,
    copies: 2,
  });
}
