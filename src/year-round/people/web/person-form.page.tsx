import { Choice, Select, TextField, type TextFieldProps } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { UnitChoice } from '../app/people.query.ts';
import { LINES, MANNERS } from '../domain/post.ts';
import { peopleWords } from './words.ts';

/** The fields as they were typed. */
export type Typed = Readonly<Record<string, string>>;
export type FormView = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Units that may be chosen; null where the name of any unit may be typed. */
  readonly units: readonly UnitChoice[] | null;
};
type Part = { readonly visit: Visit; readonly view: FormView };

const errorOf = ({ errors }: FormView, name: string) => errors.find(({ field }) => field === name)?.message;

/** A day as far as it is known: «05/3/2019», «3/2019», «2019». */
export const PartialDateField = (props: TextFieldProps) => (
  <TextField required={false} {...props} width="short" maxLength={12} />
);

function PersonFields({ visit, view, knowsParticulars = true }: Part & { readonly knowsParticulars?: boolean }) {
  const words = peopleWords(visit.language);
  const field = (name: string) => ({ name, value: view.typed[name], error: errorOf(view, name) });
  return (
    <>
      <TextField {...field('name')} label={words.name} maxLength={80} required />
      {knowsParticulars && (
        <>
          <TextField {...field('staffCode')} label={words.staffCode} width="short" maxLength={40} required={false} />
          <TextField {...field('birthYear')} label={words.birthYear} width="short" maxLength={4} required={false} />
        </>
      )}
      <TextField
        {...field('toldApartBy')}
        label={words.toldApartBy}
        help={words.toldApartByHelp}
        width="medium"
        maxLength={120}
        required={false}
      />
    </>
  );
}

function PostFields({
  visit,
  view,
  fixedUnit,
  isOpen,
}: Part & { readonly fixedUnit?: string; readonly isOpen?: true }) {
  const words = peopleWords(visit.language);
  const field = (name: string) => ({ name, value: view.typed[name], error: errorOf(view, name) });
  const options = <Id extends string>(ids: readonly Id[], labels: Record<Id, string>) =>
    ids.map((value) => ({ value, label: labels[value] }));
  return (
    <>
      {fixedUnit !== undefined ? (
        <p lang="vi">
          <b>{fixedUnit}</b>
        </p>
      ) : view.units ? (
        <Select
          {...field('unit')}
          label={words.unit}
          options={view.units.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={view.units.length === 1 ? false : ''}
          required
        />
      ) : (
        <TextField {...field('unit')} label={words.unit} required />
      )}
      <TextField {...field('position')} label={words.position} maxLength={200} required />
      <Choice
        kind="radio"
        inline
        {...field('line')}
        label={words.line}
        options={options(LINES, words.lines)}
        chosen={[view.typed['line'] ?? 'government']}
      />
      <Choice
        kind="radio"
        inline
        {...field('manner')}
        label={words.manner}
        options={options(MANNERS, words.manners)}
        chosen={[view.typed['manner'] ?? 'full']}
      />
      <PartialDateField {...field('from')} label={words.from} help={words.partialHelp} required={isOpen ?? false} />
      {!isOpen && <PartialDateField {...field('until')} label={words.until} help={words.untilHelp} />}
      <TextField
        {...field('decision')}
        label={words.decision}
        help={words.decisionHelp}
        maxLength={300}
        required={isOpen ?? false}
      />
      <TextField
        {...field('printedWith')}
        label={words.printedWith}
        help={words.printedWithHelp}
        width="short"
        maxLength={60}
        required={false}
      />
    </>
  );
}

/** Somebody new in a unit. */
export function addPersonPage(visit: Visit, unit: UnitChoice, view: FormView): Page {
  const words = peopleWords(visit.language);
  const back = `/don-vi/${unit.slug}/nguoi`;
  return {
    title: words.addTitle,
    head: {
      title: words.addTitle,
      lead: words.addLead,
      breadcrumb: [{ label: words.peopleOf(unit.name), href: back }, { label: words.addPerson }],
    },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        <Form id="person" action={`${back}/moi`}>
          <Section title={words.person} level={3}>
            <PersonFields visit={visit} view={view} />
          </Section>
          <Section title={words.post} level={3}>
            <PostFields visit={visit} view={view} fixedUnit={unit.name} />
          </Section>
          <SubmitRow cancel={back} />
        </Form>
      </>
    ),
  };
}

type OfPerson = { readonly id: string; readonly name: string };

/** What tells a person from namesakes, corrected. */
export function changePersonPage(
  visit: Visit,
  person: OfPerson & { readonly version: number },
  view: FormView & { readonly knowsParticulars: boolean },
): Page {
  const words = peopleWords(visit.language);
  const title = words.changeTitle(person.name);
  return {
    title,
    head: { title, breadcrumb: [{ label: person.name, href: `/nguoi/${person.id}` }, { label: words.changePerson }] },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        <Form id="person" action={`/nguoi/${person.id}/sua`} version={person.version}>
          <PersonFields visit={visit} view={view} knowsParticulars={view.knowsParticulars} />
          <SubmitRow cancel={`/nguoi/${person.id}`} />
        </Form>
        <Section title={words.account} level={3}>
          <Form id="account" action={`/nguoi/${person.id}/tai-khoan`}>
            <TextField
              name="signInName"
              label={words.signInName}
              help={words.tieHelp}
              value={view.typed['signInName']}
              error={errorOf(view, 'signInName')}
              width="medium"
              maxLength={40}
              required
            />
            <SubmitRow label={words.tie} />
          </Form>
        </Section>
      </>
    ),
  };
}

/** A post, new or corrected. */
export function postPage(
  visit: Visit,
  person: OfPerson,
  view: FormView & { readonly post: { readonly id: string; readonly version: number; readonly unit: string } | null },
): Page {
  const words = peopleWords(visit.language);
  const { post } = view;
  const label = post ? words.changePost : words.addPost;
  const title = `${label}: ${person.name}`;
  return {
    title,
    head: { title, breadcrumb: [{ label: person.name, href: `/nguoi/${person.id}` }, { label }] },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        <Form
          id="post"
          action={`/nguoi/${person.id}/chuc-vu${post ? `/${post.id}` : ''}`}
          {...(post && { version: post.version })}
        >
          <PostFields visit={visit} view={view} {...(post && { fixedUnit: post.unit })} />
          <SubmitRow cancel={`/nguoi/${person.id}`} />
        </Form>
      </>
    ),
  };
}

/** A transfer: the unit that is come to, the new post, and the paper that decides both. */
export function transferPage(
  visit: Visit,
  person: OfPerson,
  view: FormView & {
    readonly left: { readonly id: string; readonly version: number; readonly position: string; readonly unit: string };
  },
): Page {
  const words = peopleWords(visit.language);
  const { left } = view;
  const title = words.transfer.title(person.name);
  return {
    title,
    head: {
      title,
      lead: words.transfer.lead,
      breadcrumb: [{ label: person.name, href: `/nguoi/${person.id}` }, { label: words.transfer.label }],
    },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        <Section title={words.transfer.left} level={3}>
          <p lang="vi">
            {left.position}, {left.unit}
          </p>
        </Section>
        <Section title={words.transfer.taken} level={3}>
          <Form id="transfer" action={`/nguoi/${person.id}/chuc-vu/${left.id}/dieu-dong`} version={left.version}>
            <PostFields visit={visit} view={view} isOpen />
            <SubmitRow label={words.transfer.do} cancel={`/nguoi/${person.id}`} />
          </Form>
        </Section>
      </>
    ),
  };
}
