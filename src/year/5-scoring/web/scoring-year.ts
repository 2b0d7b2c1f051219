import type { Language } from '#src/kernel/language.ts';
import type { Points } from '#src/kernel/points.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { stepRoute } from '#src/year-round/calendar/web/year-of-request.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type ScoringWords = typeof vi;
export const scoringWords = (language: Language): ScoringWords => (language === 'vi' ? vi : en);

export const BASE = stepRoute('scoring');
export const basePath = ({ clusterYear }: YearFrame): string => stepPath(clusterYear.slug, clusterYear.year, 'scoring');

/** «152,75»: two decimals in every cell, so that a column aligns. */
export const inColumn = (points: Points, language: Language): string =>
  printNumber({ units: BigInt(points), scale: 2 }, language);

/** The part of an address that names a kind of unit: `thads-province`. */
export const kindPath = (unitKind: string): string => unitKind.toLowerCase().replaceAll('_', '-');

/** A kind of unit as its bloc is named in this year. */
export const kindName = (frame: YearFrame, unitKind: string, words: ScoringWords): string =>
  frame.blocs.find((bloc) => bloc.unitKind === unitKind)?.name ?? words.kinds[unitKind] ?? unitKind;

export const unitKindsOf = (frame: YearFrame): readonly string[] => [...new Set(frame.units.map((unit) => unit.kind))];
