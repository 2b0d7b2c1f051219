import { csvOf } from '#src/platform/spreadsheet/write-sheet.ts';
import { claimInWords } from '../evidence/claim-words.ts';
import type { Claim } from '../evidence/claims.query.ts';

const COLUMNS = [
  'thuoc',
  'dong',
  'muc',
  'gia_tri',
  'in_nguyen_van',
  'muc_chac_chan',
  'vi_sao',
  'nguon',
  'doan_trich',
].map((head) => ({ head }));

/** Every statement of the page as one line: of what, which field, which value, how sure, in which source and words. */
export function factsCsv(claims: readonly Claim[]): string {
  const lines = claims.map((claim) => [
    claim.subject,
    claim.subjectId,
    claim.field,
    claimInWords(claim),
    claim.printed ?? '',
    claim.certainty,
    claim.because ?? '',
    claim.source.title,
    claim.passage?.quote ?? '',
  ]);
  return csvOf(COLUMNS, lines);
}
