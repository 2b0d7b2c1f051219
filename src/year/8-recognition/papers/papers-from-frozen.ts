import { awardOf } from '#src/law/award-catalogue.ts';
import { type Citation, printCitations, regimeOn } from '#src/law/regimes.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { placeOf, yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import type { FrozenDecision } from '../app/record-decision.ts';
import { awardDecision } from './award-decision.ts';
import { certificates } from './certificate.ts';

type Year = {
  readonly clusterYear: { readonly name: string; readonly isSynthetic: boolean };
  readonly head: { readonly unitId: string; readonly unitName: string } | null;
  readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
};

const letterheadFor = (frozen: FrozenDecision, year: Year) => {
  const head = year.units.find((unit) => unit.id === year.head?.unitId);
  if (!/^Bộ trưởng|^Thủ tướng/.test(frozen.authority))
    return yearLetterhead({ name: head?.name ?? year.clusterYear.name, kind: head?.kind ?? '' });
  const name = frozen.authority.startsWith('Thủ tướng')
    ? 'Thủ tướng Chính phủ'
    : frozen.authority.replace(/^Bộ trưởng\s+/, '');
  return {
    mode: 'agency',
    agency: { superior: null, name, fullName: name, symbol: frozen.authority.startsWith('Thủ tướng') ? 'TTg' : 'BTP' },
  } as const;
};

/** A decision of the Prime Minister rests on laws and decrees; the circulars of ministries bind those below him. */
const mayCite = (authority: string, { instrument }: Citation): boolean =>
  !authority.startsWith('Thủ tướng') || !instrument.startsWith('Thông tư');

/**
 * Who puts the decision before whoever signs it: the cluster proposes to the Ministry, not to the Prime Minister.
 * «theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ» was seen in a decision of the Ministry of 29/3/2024.
 */
const proposerTo = (authority: string): string | null =>
  authority.startsWith('Thủ tướng')
    ? 'Bộ trưởng Bộ Tư pháp'
    : authority.startsWith('Bộ trưởng')
      ? 'Vụ trưởng Vụ Tổ chức cán bộ'
      : null;

/** The decision as a paper, from what was frozen when it was recorded. */
export function decisionFrom(frozen: FrozenDecision, year: Year, number: string | null): Printout {
  const regime = regimeOn(frozen.signedOn);
  const letterhead = letterheadFor(frozen, year);
  return awardDecision({
    letterhead,
    number: number === null ? null : Number.parseInt(number, 10) || null,
    place: placeOf(letterhead.mode === 'agency' ? letterhead.agency.fullName : '') ?? 'Hà Nội',
    day: frozen.signedOn,
    draftPrintedAt: null,
    synthetic: year.clusterYear.isSynthetic,
    authority: frozen.authority,
    bases: regime ? printCitations(regime.citations.filter((one) => mayCite(frozen.authority, one))) : [],
    proposal: `Theo đề nghị của ${proposerTo(frozen.authority) ?? year.clusterYear.name}`,
    verb: 'Tặng',
    award: awardOf(frozen.awardId).name,
    ground: frozen.ground,
    awardees: frozen.rows.map((row, at) => ({
      kind: row.kind,
      address: null,
      name: row.name,
      unit: row.unitPrinted,
      money: null,
      goldenBookNumber: at + 1,
    })),
    money: null,
    executors: 'Thủ trưởng các đơn vị liên quan',
    signer: frozen.signer,
    recipients: ['Như Điều 2', year.clusterYear.name],
    archive: 'VT',
  });
}

/** The certificates of a decision, one page a row, each with the address where anybody may check it. */
export function certificatesFrom(
  frozen: FrozenDecision,
  year: Year,
  given: { readonly number: string | null; readonly addressOf: (ordinal: number) => string | null },
): Printout {
  const letterhead = letterheadFor(frozen, year);
  return certificates({
    print: { mode: 'full' },
    emblem: null,
    draftPrintedAt: null,
    synthetic: year.clusterYear.isSynthetic,
    certificates: frozen.rows.map((row, at) => ({
      verb: 'Tặng',
      award: awardOf(frozen.awardId).name,
      authority: frozen.authority,
      address: null,
      name: row.name,
      unit: row.unitPrinted,
      ground: frozen.ground === '' ? '' : `Đã ${frozen.ground.replace(/^đã /i, '')}`,
      decisionNumber: given.number,
      day: frozen.signedOn,
      goldenBookNumber: at + 1,
      place: placeOf(letterhead.mode === 'agency' ? letterhead.agency.fullName : '') ?? 'Hà Nội',
      signer: frozen.signer,
      verificationUrl: given.addressOf(at + 1),
    })),
  });
}
