import { reaches, type Threshold, votesNeeded } from '#src/year-round/ballots/domain/ballot-rule.ts';

/** Thành viên, khách mời, quan sát, theo dõi của Hội đồng. Only members make the quorum and vote. */
export type Capacity = 'member' | 'guest' | 'observer' | 'overseer';

/** One line of the list of delegates (danh sách đại biểu). `votes` marks the one who holds the unit's vote. */
export type Delegate = {
  readonly personId: string;
  readonly unitId: string | null;
  readonly capacity: Capacity;
  readonly present: boolean;
  readonly votes: boolean;
  readonly absentReason: string | null;
};

/** «Có mặt k/n đơn vị; vắng: …». A unit is present when one of its delegates is. */
export type Presence = {
  readonly present: number;
  readonly of: number;
  readonly absent: readonly { readonly unitId: string; readonly reason: string | null }[];
  readonly voters: number;
  readonly guests: number;
};

/** Who is there, counted by member units and not by heads; guests and observers are counted apart. */
export function presence(memberUnitIds: readonly string[], delegates: readonly Delegate[]): Presence {
  const members = delegates.filter((delegate) => delegate.capacity === 'member');
  const ofUnit = (unitId: string) => members.filter((delegate) => delegate.unitId === unitId);
  const absent = memberUnitIds.filter((unitId) => !ofUnit(unitId).some((delegate) => delegate.present));
  return {
    present: memberUnitIds.length - absent.length,
    of: memberUnitIds.length,
    absent: absent.map((unitId) => ({
      unitId,
      reason: ofUnit(unitId).find((delegate) => delegate.absentReason !== null)?.absentReason ?? null,
    })),
    voters: memberUnitIds.filter((unitId) => ofUnit(unitId).some((delegate) => delegate.present && delegate.votes))
      .length,
    guests: delegates.filter((delegate) => delegate.capacity !== 'member' && delegate.present).length,
  };
}

export type DelegateFault =
  | { readonly kind: 'two-votes-of-one-unit'; readonly unitId: string }
  | { readonly kind: 'vote-of-a-guest'; readonly personId: string }
  | { readonly kind: 'not-a-member-unit'; readonly personId: string };

/** One vote a unit, held by a delegate of a member unit. */
export function delegateFaults(
  memberUnitIds: readonly string[],
  delegates: readonly Delegate[],
): readonly DelegateFault[] {
  const voting = delegates.filter((delegate) => delegate.votes);
  const perUnit = (unitId: string) => voting.filter((row) => row.capacity === 'member' && row.unitId === unitId);
  return [
    ...memberUnitIds
      .filter((unitId) => perUnit(unitId).length > 1)
      .map((unitId) => ({ kind: 'two-votes-of-one-unit', unitId }) as const),
    ...voting
      .filter((row) => row.capacity !== 'member')
      .map(({ personId }) => ({ kind: 'vote-of-a-guest', personId }) as const),
    ...delegates
      .filter((row) => row.capacity === 'member' && !memberUnitIds.includes(row.unitId ?? ''))
      .map(({ personId }) => ({ kind: 'not-a-member-unit', personId }) as const),
  ];
}

export type Quorum = { readonly met: boolean; readonly present: number; readonly needed: number; readonly of: number };

/** «Có mặt 12/14 đơn vị»: the share is of the members entitled, not of those who came. */
export const quorum = (present: number, entitled: number, threshold: Threshold): Quorum => ({
  met: entitled > 0 && reaches(present, threshold, entitled),
  present,
  needed: votesNeeded(threshold, entitled),
  of: entitled,
});
