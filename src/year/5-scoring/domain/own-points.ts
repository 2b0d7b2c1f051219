import { type Passage, passage } from '#src/year-round/calendar/domain/passage.ts';

/** Somebody who confirms, verifies or makes final the points of a unit, and what the cluster's regulation says of it. */
export type Judging = {
  readonly unitId: string;
  /** Units to which this person belongs. */
  readonly ownUnitIds: readonly string[];
  /** «Quy chế Cụm, Điều 7»: where the regulation lets members of a unit judge it; null where it says nothing. */
  readonly allowedBy: string | null;
};

export const judgesOwnUnit = ({ unitId, ownUnitIds }: Pick<Judging, 'unitId' | 'ownUnitIds'>): boolean =>
  ownUnitIds.includes(unitId);

/**
 * Whether somebody may give points that are not the unit's own word (xác nhận, thẩm định, chấm chéo, chốt điểm). Who belongs
 * to the unit does not: another of the head's office does, or the Ministry. Only a regulation of the cluster that says
 * otherwise lets them, with a written reason.
 *
 * No text that was read says this of a cluster: PROPOSED, from the chain in which somebody outside the unit confirms its
 * own points.
 * @law QĐ 663/QĐ-BTP 29/4/2021: the chair of the province signs the confirmation of the points of its Sở Tư pháp.
 */
export const mayJudge = (judging: Judging): Passage<'own-unit-by-regulation', 'own-unit-is-judged'> =>
  passage(
    { 'own-unit-is-judged': judgesOwnUnit(judging) && judging.allowedBy === null },
    { 'own-unit-by-regulation': judgesOwnUnit(judging) && judging.allowedBy !== null },
  );
