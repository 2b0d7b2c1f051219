import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { Alike, Merge, Pair } from '../app/duplicates.query.ts';
import { peopleWords } from './words.ts';

export type DuplicatesView = {
  readonly pairs: readonly Pair[];
  readonly merges: readonly Merge[];
  readonly refused: { readonly form: string; readonly typed: string; readonly errors: readonly FieldError[] } | null;
};

/** `/nhan-su/trung`: records that may be one person, side by side; what was merged, and the way back. */
export function duplicatesPage(visit: Visit, { pairs, merges, refused }: DuplicatesView): Page {
  const words = peopleWords(visit.language);
  return {
    title: words.merge.title,
    head: {
      title: words.merge.title,
      lead: words.merge.lead,
      breadcrumb: [{ label: words.register, href: '/nhan-su' }, { label: words.merge.title }],
    },
    body: (
      <>
        <ErrorSummary errors={refused?.errors ?? []} />
        <Section title={words.merge.found(pairs.length)}>
          {pairs.length === 0 && <Empty title={words.merge.none} icon="check" />}
          {pairs.map((pair) => (
            <PairForm visit={visit} pair={pair} refused={refused} key={pair.one.id + pair.other.id} />
          ))}
        </Section>
        {merges.length > 0 && (
          <Section title={words.merge.done}>
            {merges.map((merge) => (
              <MergeRow visit={visit} merge={merge} refused={refused} key={merge.id} />
            ))}
          </Section>
        )}
      </>
    ),
  };
}

type Part = { readonly visit: Visit; readonly refused: DuplicatesView['refused'] };
const reasonOf = (refused: DuplicatesView['refused'], form: string) => ({
  value: refused?.form === form ? refused.typed : '',
  error: refused?.form === form ? refused.errors[0]?.message : undefined,
});

function PairForm({ visit, pair, refused }: Part & { readonly pair: Pair }) {
  const words = peopleWords(visit.language);
  const { one, other, signs } = pair;
  const id = `${one.id}.${other.id}`;
  return (
    <Section title={one.name} level={3} note={signs.map((sign) => words.merge.signs[sign]).join('; ')}>
      <Table
        id={`pair-${id}`}
        caption={one.name}
        rows={[one, other]}
        rowKey={(person) => person.id}
        columns={[
          {
            key: 'name',
            head: words.name,
            phone: 'title',
            cell: (person: Alike) => (
              <span lang="vi">
                <Link to={`/nguoi/${person.id}`}>{person.name}</Link>{' '}
                {person.isPublic && <Chip>{words.merge.isPublic}</Chip>}
              </span>
            ),
          },
          {
            key: 'posts',
            head: words.posts,
            phone: 'line',
            cell: ({ posts }) => <span lang="vi">{posts.join('; ')}</span>,
          },
          { key: 'born', head: words.birthYear, align: 'end', cell: ({ birthYear }) => birthYear ?? '–' },
          { key: 'code', head: words.staffCode, nowrap: true, cell: ({ staffCode }) => staffCode ?? '–' },
        ]}
      />
      <Form id={`merge-${id}`} action="/nhan-su/trung" hidden={{ one: one.id, other: other.id }}>
        <TextField
          name="reason"
          id={`reason-${id}`}
          label={words.merge.reason}
          help={words.merge.reasonHelp}
          maxLength={500}
          {...reasonOf(refused, id)}
          required
        />
        <div class="row">
          <button class="button" type="submit" name="do" value="merge">
            {words.merge.isOne}
          </button>
          <button class="button" type="submit" name="do" value="apart">
            {words.merge.areTwo}
          </button>
        </div>
      </Form>
    </Section>
  );
}

function MergeRow({ visit, merge, refused }: Part & { readonly merge: Merge }) {
  const words = peopleWords(visit.language);
  const at = (instant: Date) => printInstant(instant, visit.language);
  return (
    <div class="section sub">
      <p lang="vi">
        <b>{merge.merged}</b> → <Link to={`/nguoi/${merge.intoId}`}>{merge.into}</Link>: {merge.reason}
      </p>
      <p class="note">{words.merge.by(merge.by, at(merge.at))}</p>
      {merge.undoneAt ? (
        <p class="note">
          {words.merge.undone(merge.undoneBy ?? '', at(merge.undoneAt))} <span lang="vi">{merge.undoneReason}</span>
        </p>
      ) : (
        <Form id={`undo-${merge.id}`} action={`/nhan-su/trung/${merge.id}/hoan-tac`}>
          <TextField
            name="reason"
            id={`reason-${merge.id}`}
            label={words.merge.undoReason}
            maxLength={500}
            {...reasonOf(refused, merge.id)}
            required
          />
          <div class="row">
            <button class="button" type="submit">
              {words.merge.undo}
            </button>
          </div>
        </Form>
      )}
    </div>
  );
}
