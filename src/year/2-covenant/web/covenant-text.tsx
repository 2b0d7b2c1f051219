import type { ComponentChildren, JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printDay, printPeriod } from '#src/kernel/vietnamese-date.ts';
import { Paper } from '#src/ui/paper.tsx';
import { Table } from '#src/ui/table.tsx';
import type { CovenantView } from '../app/covenants.query.ts';
import { basisWords, type CovenantFacts, judged, type StoredTarget } from '../domain/covenant-text.ts';
import { printGoal } from '../domain/target.ts';
import type { CovenantWords } from './covenant-words.ts';
import { vi } from './vi.ts';

/** Number of each open or answered comment beside the clause it is on. */
export type Marks = ReadonlyMap<string, readonly number[]>;

/** The text of a covenant as it stands on paper: Vietnamese whatever the language of the page. */
export function CovenantText(props: {
  readonly covenant: CovenantView;
  readonly marks: Marks;
  readonly language: Language;
}): JSX.Element {
  const { covenant, marks } = props;
  const { facts } = covenant;
  const titles = titlesOf(covenant);
  const mark = (clause: string) => <CommentMarks numbers={marks.get(clause) ?? []} />;
  return (
    <Paper
      issuer={facts.cluster.toLocaleUpperCase('vi')}
      {...(facts.bloc !== null && { under: facts.bloc })}
      title={paperTitle(facts)}
    >
      {facts.bases.length > 0 && (
        <div id="bases">
          {facts.bases.map((basis) => (
            <p key={basis}>
              <i>{basisWords(basis)}</i>
            </p>
          ))}
          {mark('bases')}
        </div>
      )}
      {facts.theme && (
        <Part id="theme" title={titles.theme}>
          <p>
            “{facts.theme}” {mark('theme')}
          </p>
        </Part>
      )}
      {facts.aim && (
        <Part id="aim" title={titles.aim}>
          <p>
            {facts.aim} {mark('aim')}
          </p>
        </Part>
      )}
      {(facts.tasks.length > 0 || facts.taskCount !== null) && (
        <Part id="tasks" title={titles.tasks}>
          {facts.taskCount !== null && facts.tasks.length < facts.taskCount && (
            <p class="note">{vi.entered(facts.tasks.length, facts.taskCount)}</p>
          )}
          <ol>
            {facts.tasks.map((task, index) => (
              <li key={task} id={`task-${index + 1}`}>
                {task} {mark(`task-${index + 1}`)}
              </li>
            ))}
          </ol>
        </Part>
      )}
      {facts.targets.length > 0 && (
        <Part id="targets" title={titles.targets}>
          {facts.measured && <p>{vi.measured(printPeriod(facts.measured))}</p>}
          <TargetTable targets={facts.targets} words={vi} mark={mark} />
        </Part>
      )}
      <Listed id="campaigns" title={titles.campaigns} items={facts.campaigns} mark={mark} />
      <Listed id="commitments" title={titles.commitments} items={facts.commitments} mark={mark} />
      {covenant.signatures.length > 0 && <Signatures covenant={covenant} title={titles.signatures} />}
    </Paper>
  );
}

export const paperTitle = (facts: CovenantFacts): string => `Bản ký kết giao ước thi đua năm ${facts.year}`;

/** Targets as a table, on the paper and where written lines are read on trial. */
export function TargetTable(props: {
  readonly targets: readonly StoredTarget[];
  readonly words: CovenantWords;
  readonly mark?: (clause: string) => ComponentChildren;
}): JSX.Element {
  const { targets, words, mark } = props;
  const rows = targets.map((target, index) => ({ target, n: index + 1 }));
  return (
    <Table
      id="covenant-targets"
      caption={words.targets}
      rows={rows}
      rowKey={({ n }) => String(n)}
      columns={[
        {
          key: 'target',
          head: words.targetHead,
          cell: ({ target, n }) => (
            <span id={`target-${n}`}>
              {n}. {target.indicator} {mark?.(`target-${n}`)}
            </span>
          ),
        },
        { key: 'level', head: words.levelHead, phone: 'line', cell: ({ target }) => printGoal(judged(target)) },
        { key: 'unit', head: words.unitHead, cell: ({ target }) => target.unit ?? '' },
        { key: 'base', head: words.baseHead, phone: 'line', cell: ({ target }) => target.base ?? '' },
      ]}
    />
  );
}

function Signatures({ covenant, title }: { readonly covenant: CovenantView; readonly title: string }): JSX.Element {
  const signed = new Map(covenant.signatures.map((signature) => [signature.unitId, signature]));
  const closed = ['signed', 'disseminated', 'reviewed'].includes(covenant.state);
  return (
    <Part id="signatures" title={title}>
      <Table
        id="covenant-signatures"
        caption={vi.parts.signatures}
        density="tight"
        rows={covenant.facts.parties}
        rowKey={(party) => party.unitId}
        columns={[
          { key: 'unit', head: vi.unit, cell: (party) => party.unit },
          {
            key: 'signatory',
            head: vi.signatory,
            phone: 'line',
            cell: (party) => {
              const signature = signed.get(party.unitId);
              if (!signature) return <span class="note">{closed ? vi.absent : vi.notSigned}</span>;
              const authority =
                signature.authority === 'head' ? '' : `${signature.authority}. ${signature.headPost ?? ''}, `;
              return `${signature.signatory}, ${authority}${signature.post}`;
            },
          },
          {
            key: 'day',
            head: vi.day,
            phone: 'line',
            cell: (party) => {
              const signature = signed.get(party.unitId);
              if (!signature) return '';
              return signature.isLate ? vi.lateOn(printDay(signature.signedOn)) : printDay(signature.signedOn);
            },
          },
        ]}
      />
    </Part>
  );
}

function Part(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section id={props.id}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

function Listed(props: {
  readonly id: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly mark: (clause: string) => ComponentChildren;
}): JSX.Element | null {
  const { id, items, title, mark } = props;
  if (items.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <ol>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      {mark(id)}
    </Part>
  );
}

const CommentMarks = ({ numbers }: { readonly numbers: readonly number[] }): JSX.Element => (
  <>
    {numbers.map((n) => (
      <a class="ring num" href={`#comment-${n}`} key={n}>
        {n}
      </a>
    ))}
  </>
);

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'];

/** The parts that are there are counted; one that is empty takes no number. */
function titlesOf({ facts, signatures }: CovenantView) {
  const there = {
    theme: facts.theme !== null,
    aim: facts.aim !== null,
    tasks: facts.tasks.length > 0 || facts.taskCount !== null,
    targets: facts.targets.length > 0,
    campaigns: facts.campaigns.length > 0,
    commitments: facts.commitments.length > 0,
    signatures: signatures.length > 0,
  };
  const parts = (Object.keys(there) as (keyof typeof there)[]).filter((part) => there[part]);
  const title = (part: keyof typeof there) => `${ROMAN[parts.indexOf(part)] ?? ''}. ${vi.parts[part]}`;
  return {
    theme: title('theme'),
    aim: title('aim'),
    tasks: title('tasks'),
    targets: title('targets'),
    campaigns: title('campaigns'),
    commitments: title('commitments'),
    signatures: title('signatures'),
  };
}
