import { awardOf } from '#src/law/award-catalogue.ts';
import { type Citation, printCitations, regimeOn } from '#src/law/regimes.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import { BLANK, type Letterhead } from '#src/year-round/papers/domain/letterhead.ts';
import { placeOf, yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import type { FrozenDecision } from '../app/record-decision.ts';
import { awardDecision } from './award-decision.ts';
import { certificates } from './certificate.ts';

type Year = {
  readonly clusterYear: { readonly name: string; readonly isSynthetic: boolean };
  readonly head: { readonly unitId: string; readonly unitName: string } | null;
  readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
};

const letterheadFor = (frozen: FrozenDecision, year: Year): Letterhead => {
  const head = year.units.find((unit) => unit.id === year.head?.unitId);
  if (!/^Bộ trưởng|^Thủ tướng/.test(frozen.authority))
    return yearLetterhead({ name: head?.name ?? year.clusterYear.name, kind: head?.kind ?? '' });
  const name = frozen.authority.startsWith('Thủ tướng')
    ? 'Thủ tướng Chính phủ'
    : frozen.authority.replace(/^Bộ trưởng\s+/, '');
  return {
    mode: 'agency',
    agency: { superior: null, name, fullName: name, symbol: frozen.authority.startsWith('Thủ tướng') ? 'TTg' : 'BTP' },
  };
};

/** A decision of the Prime Minister rests on laws and decrees; the circulars of ministries bind those below him. */
const mayCite = (authority: string, { instrument }: Citation): boolean =>
  !authority.startsWith('Thủ tướng') || !instrument.startsWith('Thông tư');

/** What nobody wrote down is filled in by hand; nothing is made up for it. */
const BY_HAND = BLANK.repeat(4);

/** Where it is signed: as recorded, else the place of the unit that issues it. */
const placeFor = ({ place }: FrozenDecision, letterhead: Letterhead): string =>
  place ?? placeOf(letterhead.mode === 'internal' ? '' : letterhead.agency.fullName) ?? BY_HAND;

/** The decision as a paper, from what was frozen when it was recorded. */
export function decisionFrom(frozen: FrozenDecision, year: Year, number: string | null): Printout {
  const regime = regimeOn(frozen.signedOn);
  const letterhead = letterheadFor(frozen, year);
  return awardDecision({
    letterhead,
    number: number === null ? null : Number.parseInt(number, 10) || null,
    place: placeFor(frozen, letterhead),
    day: frozen.signedOn,
    draftPrintedAt: null,
    synthetic: year.clusterYear.isSynthetic,
    authority: frozen.authority,
    bases: regime ? printCitations(regime.citations.filter((one) => mayCite(frozen.authority, one))) : [],
    proposal: `Theo đề nghị của ${frozen.proposedBy ?? BY_HAND}`,
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
      place: placeFor(frozen, letterhead),
      signer: frozen.signer,
      verificationUrl: given.addressOf(at + 1),
    })),
  });
}
