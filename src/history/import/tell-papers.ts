import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Paper } from '../format.ts';
import {
  dayOf,
  homeOf,
  idOf,
  inside,
  NOWHERE,
  ownYear,
  partialDate,
  say,
  sayDerived,
  sayUndated,
  type Telling,
} from './telling.ts';

/**
 * A numbered paper of a known body is one paper, whoever cites it. A number says nothing without its body
 * («UBND tỉnh» is 63 bodies), and a paper without number is known only in its own subject.
 */
export function paperIdOf(telling: Telling, paper: Paper): string {
  const { subject } = telling;
  const title = searchKey(paper.title ?? paper.printed ?? paper.id);
  if (paper.number === undefined)
    return stableId('paper', subject.id, searchKey(paper.kind ?? ''), title, paper.date ?? '');
  const issuer = issuerId(telling, paper);
  return issuer === null
    ? stableId('paper', searchKey(paper.number), subject.id)
    : stableId('paper', searchKey(paper.number), issuer);
}

/** The unit that issued a paper, where its name alone says which one. */
const issuerId = (telling: Telling, { issuer }: Paper): string | null =>
  issuer === undefined ? null : telling.names.unit({ unit: issuer });

export function tellPapers(telling: Telling): void {
  for (const [position, paper] of (telling.record.papers ?? []).entries()) {
    const place = inside(NOWHERE, paper);
    const home = homeOf(telling, ownYear(telling), place);
    const id = paperIdOf(telling, paper);
    telling.sheet.row('paper', id, {
      origin: 'history',
      kind: paper.kind ?? 'văn bản',
      title: paper.title ?? paper.number ?? paper.printed ?? paper.kind ?? paper.id,
      state: 'issued',
    });
    say(telling, place, 'paper', id, {
      number: paper.number,
      dated: dayOf(paper.date),
      dated_as_known: partialDate(paper.date),
      issuer: paper.issuer,
      issuer_unit_id: issuerId(telling, paper),
      title: paper.title,
    });
    sayDerived(telling, place, 'paper', id, paper.derived);
    if (home) telling.sheet.row('paper_cited', idOf(home, 'paper cited', id), { paper_id: id, position, ...home });
    else sayUndated(telling, place, 'papers', paper);
  }
}
