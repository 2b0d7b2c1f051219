import { printPeriod } from '#src/kernel/vietnamese-date.ts';
import { isCalendarDay } from '#src/kernel/calendar-day.ts';
import type { Authority, CovenantView, SignatureRow } from '../app/covenants.query.ts';
import { basisWords, judged, type Party } from '../domain/covenant-text.ts';
import type { CovenantPaper, Signatory } from './covenant-paper.ts';

const RIGHTS = { head: 'head', KT: 'deputy', TUQ: 'delegated', TL: 'by-order' } as const satisfies Record<
  Authority,
  string
>;
const CLOSED = ['signed', 'disseminated', 'reviewed'];
/** Stands where nobody has signed yet, since the post of whoever comes is not known. */
const WHOEVER_HEADS = 'Thủ trưởng đơn vị';

/** The covenant as its facts (frozen, once anybody has signed) and its signature sheet say; before that a draft. */
export function covenantAsSigned(covenant: CovenantView, printedAt: Date): CovenantPaper {
  const { facts, state } = covenant;
  const { day, place } = facts.signing;
  const until = facts.measured ? `số liệu tính ${printPeriod(facts.measured)}` : null;
  const signed = new Map(covenant.signatures.map((signature) => [signature.unitId, signature]));
  return {
    draftPrintedAt: ['draft', 'comment'].includes(state) ? printedAt : null,
    synthetic: facts.synthetic,
    cluster: facts.cluster,
    bloc: facts.bloc,
    year: facts.year,
    bases: facts.bases.map(basisWords),
    signing: { day: day !== null && isCalendarDay(day) ? day : null, place },
    theme: facts.theme,
    aim: facts.aim,
    tasks: facts.tasks,
    targets: facts.targets.map((stored) => {
      const target = judged(stored);
      const base = target.base && /^tổng số|^số /i.test(target.base) ? `trên ${target.base}` : target.base;
      return { ...target, base, note: stored.comparator === null ? null : until };
    }),
    campaigns: facts.campaigns,
    commitments: facts.commitments,
    signatories: facts.parties.map((party) =>
      signatory(party, signed.get(party.unitId), facts.term, CLOSED.includes(state)),
    ),
    witnesses: [],
    copies: facts.copies ?? facts.parties.length + (facts.copyTo === null ? 0 : 1),
    copyTo: facts.copyTo,
  };
}

function signatory(party: Party, signature: SignatureRow | undefined, term: string, closed: boolean): Signatory {
  const group = `${term.charAt(0).toLocaleUpperCase('vi')}${term.slice(1)} thi đua`;
  const posts = { head: `Trưởng ${group}`, deputy: `Phó Trưởng ${group}`, member: null };
  return {
    unit: party.unit,
    clusterPost: posts[party.rank],
    rank: party.rank,
    address: null,
    signer: signature
      ? {
          right: RIGHTS[signature.authority],
          headPost: signature.headPost ?? signature.post,
          ownPost: signature.post,
          name: signature.signatory,
        }
      : { right: 'head', headPost: WHOEVER_HEADS, ownPost: WHOEVER_HEADS, name: null },
    presence: closed && (!signature || signature.isLate) ? 'absent' : 'present',
    signedLaterOn: signature?.isLate ? signature.signedOn : null,
  };
}
