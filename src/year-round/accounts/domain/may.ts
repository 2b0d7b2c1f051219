import type { Actor } from '#src/kernel/actor.ts';
import { may } from './rights.ts';

/** The head's office (Bộ phận giúp việc Cụm) runs every step of its year and enters for units that do not sign in. */
export const mayRunYear = (actor: Actor, clusterYearId: string): boolean =>
  may(actor, 'run-the-year', { clusterYearId });

/** A unit's officer and leader act for their own unit; the head's office for every unit. */
export const mayActForUnit = (actor: Actor, clusterYearId: string, unitId: string): boolean =>
  may(actor, 'act-for-a-unit', { clusterYearId, unitId });

/** Whoever has a part in a year, the Ministry's officers and inspectors see its working area. */
export const maySeeWork = (actor: Actor, clusterYearId: string): boolean =>
  may(actor, 'see-the-work', { clusterYearId });

/** What a unit reported and scored is seen by the unit, and by who sees that of all. */
export const maySeeUnit = (actor: Actor, clusterYearId: string, unitId: string): boolean =>
  may(actor, 'see-a-unit', { clusterYearId, unitId });

/** The head's office, the Ministry and inspectors see what each unit reported and scored; a unit sees its own. */
export const maySeeEveryFigure = (actor: Actor, clusterYearId: string): boolean =>
  may(actor, 'see-every-figure', { clusterYearId });

/** Past years belong to nobody's cluster-year: the Ministry's officers keep them, and the importer on the machine. */
export const mayChooseAmongSources = (actor: Actor): boolean => may(actor, 'choose-among-sources', null);

/** The days off of each year are kept by the Ministry's officers and administrators, for everybody. */
export const mayKeepCalendar = (actor: Actor): boolean => may(actor, 'keep-the-calendar', null);

/** Whether what is entered is entered for another unit («nhập thay đơn vị»), which every record so entered says. */
export const entersForAnother = (actor: Actor, unitId: string): boolean =>
  !actor.grants.some((grant) => grant.unitId === unitId);
