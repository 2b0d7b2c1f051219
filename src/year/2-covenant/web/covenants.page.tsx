import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, type Tone } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { CovenantView } from '../app/covenants.query.ts';
import type { CovenantState } from '../domain/covenant-state.ts';
import { type CovenantWords, covenantWords } from './covenant-words.ts';

export type CovenantList = {
  readonly covenants: readonly CovenantView[];
  readonly mayRun: boolean;
  readonly mayWork: boolean;
  /** Blocs whose covenant of the year before may be taken over. */
  readonly fromLastYear: ReadonlySet<string>;
};

const TONES: Readonly<Record<CovenantState, Tone>> = {
  draft: 'plain',
  comment: 'watch',
  agreed: 'plain',
  signing: 'watch',
  signed: 'met',
  disseminated: 'met',
  reviewed: 'met',
};

/** «Đang ký (3/14 đơn vị)», «Đã ký kết». */
export function StateChip(props: { readonly covenant: CovenantView; readonly words: CovenantWords }): JSX.Element {
  const { covenant, words } = props;
  const { state, signatures, facts } = covenant;
  return (
    <Chip tone={TONES[state]}>
      {state === 'signing' ? words.signingCount(signatures.length, facts.parties.length) : words.states[state]}
    </Chip>
  );
}

/** The covenants of a year, one for each bloc. */
export function covenantsPage(visit: Visit, frame: YearFrame, list: CovenantList): Page {
  const words = covenantWords(visit.language);
  const of = (blocId: string) => list.covenants.find((covenant) => covenant.blocId === blocId);
  const blocs = frame.blocs.filter((bloc) => list.mayWork || of(bloc.id));
  return stepPage(visit, frame, 'covenant', {
    title: words.title,
    head: { title: words.title, facts: [words.listNote] },
    body: (
      <>
        {blocs.length === 0 && <Empty title={words.nothingPublicTitle}>{words.nothingPublicText}</Empty>}
        {blocs.map((bloc) => {
          const covenant = of(bloc.id);
          return (
            <Section
              title={bloc.name}
              aside={covenant && <Link to={pathOf(frame, covenant)}>{words.open}</Link>}
              key={bloc.id}
            >
              {covenant ? (
                <Summary visit={visit} covenant={covenant} />
              ) : (
                <NoneYet frame={frame} list={list} blocId={bloc.id} words={words} />
              )}
            </Section>
          );
        })}
      </>
    ),
  });
}

const pathOf = (frame: YearFrame, covenant: CovenantView): string =>
  `${stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant')}/${covenant.id}`;

function Summary({ visit, covenant }: { visit: Visit; covenant: CovenantView }): JSX.Element {
  const words = covenantWords(visit.language);
  const { facts, signatures } = covenant;
  const declared = facts.taskCount ?? facts.tasks.length;
  return (
    <>
      <p class="facts">
        <StateChip covenant={covenant} words={words} />
        {covenant.signingOpenedOn && <span>{words.signedOn(printDay(covenant.signingOpenedOn, visit.language))}</span>}
      </p>
      <Facts
        facts={[
          { label: words.theme, value: facts.theme ?? '–' },
          { label: words.parts.tasks, value: words.entered(facts.tasks.length, declared) },
          { label: words.parts.targets, value: String(facts.targets.length) },
          { label: words.parts.signatures, value: words.signedCount(signatures.length, facts.parties.length) },
        ]}
      />
    </>
  );
}

function NoneYet(props: { frame: YearFrame; list: CovenantList; blocId: string; words: CovenantWords }): JSX.Element {
  const { frame, list, blocId, words } = props;
  const { slug, year } = frame.clusterYear;
  const post = `${stepPath(slug, year, 'covenant')}/moi`;
  const begin = { label: words.begin, post, kind: 'primary' as const, fields: { bloc: blocId } };
  const copy = { label: words.beginFromLastYear(year - 1), post, fields: { bloc: blocId, fromLastYear: '1' } };
  const copies = list.fromLastYear.has(blocId) ? [copy] : [];
  return <Empty title={words.noneYet} actions={list.mayRun ? [begin, ...copies] : []} />;
}
