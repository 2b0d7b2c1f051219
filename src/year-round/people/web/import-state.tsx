import { Chip, type Tone } from '#src/ui/chip.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { ImportState, PeopleImport } from '../app/imports.query.ts';
import { peopleWords } from './words.ts';

const TONES: Readonly<Record<ImportState, Tone>> = {
  reading: 'late',
  refused: 'missed',
  previewed: 'watch',
  loading: 'late',
  loaded: 'met',
  cancelled: 'plain',
  failed: 'missed',
};

/** How far an import is, in a word. */
export function StateOfImport({ visit, one }: { readonly visit: Visit; readonly one: PeopleImport }) {
  const words = peopleWords(visit.language).import;
  return one.isInterrupted ? (
    <Chip tone="missed">{words.interrupted}</Chip>
  ) : (
    <Chip tone={TONES[one.state]}>{words.states[one.state]}</Chip>
  );
}
