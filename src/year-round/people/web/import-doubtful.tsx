import { Choice } from '#src/ui/fields.tsx';
import { Form, SubmitRow } from '#src/ui/form.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { Candidate, PeopleImport } from '../app/imports.query.ts';
import { peopleWords } from './words.ts';

export type DoubtfulRow = {
  readonly row: number;
  readonly name: string;
  /** What the row says besides the name. */
  readonly note: string;
  readonly candidates: readonly Candidate[];
};
type Part = { readonly visit: Visit; readonly one: PeopleImport };

/** Rows of which it is not sure who is meant, each with those of that name; of people somebody new may be meant. */
export function Doubtful({ visit, one, doubtful }: Part & { readonly doubtful: readonly DoubtfulRow[] }) {
  const words = peopleWords(visit.language).import;
  const mayBeNew = one.what === 'people';
  return (
    <Section
      title={words.doubtful(one.doubtfulRows)}
      note={one.doubtfulRows > doubtful.length ? words.shownFirst(doubtful.length) : words.doubtfulText}
    >
      <Form id="doubtful" action={`/nhan-su/nhap/${one.id}/nghi-van`} wide>
        {doubtful.map(({ row, name, note, candidates }) => (
          <Choice
            kind="radio"
            name={`row-${row}`}
            key={row}
            label={`${words.row} ${row}: ${name}`}
            note={note}
            options={[
              ...candidates.map(({ id, name, detail }) => ({ value: id, label: name, help: detail })),
              ...(mayBeNew ? [{ value: 'new', label: words.isNew }] : []),
            ]}
            chosen={[]}
          />
        ))}
        <SubmitRow
          label={words.decide}
          others={mayBeNew ? [{ label: words.restNew, name: 'do', value: 'rest' }] : []}
        />
      </Form>
    </Section>
  );
}
