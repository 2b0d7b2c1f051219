import type { JSX } from 'preact';
import { LANGUAGES } from '#src/kernel/language.ts';
import { Choice, Select } from '#src/ui/fields.tsx';
import { Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { BY_MAIL, type Choices } from '../domain/delivery.ts';
import { CONCERNS, type Concern } from '../domain/notice-kind.ts';
import { concernWords } from '../domain/notice-words.ts';
import { type Words, wordsFor } from './words.ts';

export type ChoicesShown = {
  readonly choices: Choices;
  /** Where letters go; null: the account has no address. */
  readonly email: string | null;
  readonly mailIsSetUp: boolean;
};

/** «Cách nhận thông báo»: each concern counted or not, and by letter at once, daily or not. */
export function choicesPage(visit: Visit, { choices, email, mailIsSetUp }: ChoicesShown): Page {
  const words = wordsFor(visit.language).choices;
  return {
    title: words.title,
    head: {
      title: words.title,
      lead: words.lead,
      breadcrumb: [{ label: wordsFor(visit.language).title, href: '/thong-bao' }, { label: words.title }],
      facts: email !== null && mailIsSetUp ? [words.goesTo(email)] : [],
    },
    body: (
      <>
        {email === null && <Notice tone="watch">{words.noAddress}</Notice>}
        {!mailIsSetUp && <Notice tone="watch">{words.noMail}</Notice>}
        <Form id="notice-choices" action="/tai-khoan/thong-bao">
          {CONCERNS.map((concern) => (
            <Section title={concernWords(visit.language, concern)} note={words.about[concern]} key={concern}>
              <OfConcern words={words} concern={concern} choices={choices} />
            </Section>
          ))}
          <Section title={words.letter}>
            <div class="field-row">
              <Select
                name="hour"
                label={words.hour}
                help={words.hourHelp}
                value={String(choices.digestHour)}
                options={HOURS.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))}
                placeholder={false}
              />
              <Select
                name="language"
                label={words.language}
                value={choices.language}
                options={LANGUAGES.map((language) => ({ value: language, label: words.languages[language] }))}
                placeholder={false}
              />
            </div>
          </Section>
          <SubmitRow />
        </Form>
      </>
    ),
  };
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function OfConcern(props: {
  readonly words: Words['choices'];
  readonly concern: Concern;
  readonly choices: Choices;
}): JSX.Element {
  const { words, concern, choices } = props;
  const { inApp, byMail } = choices.of[concern];
  return (
    <div class="field-row">
      <Choice
        name={`app-${concern}`}
        label={words.inApp}
        kind="checkbox"
        options={[{ value: '1', label: words.counts }]}
        chosen={inApp ? ['1'] : []}
      />
      <Choice
        name={`mail-${concern}`}
        label={words.byMail}
        kind="radio"
        options={BY_MAIL.map((way) => ({ value: way, label: words.ways[way] }))}
        chosen={[byMail]}
      />
    </div>
  );
}
