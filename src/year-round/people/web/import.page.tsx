import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Progress } from '#src/ui/progress.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { type ImportView, Preview } from './import-preview.tsx';
import { StateOfImport } from './import-state.tsx';
import { peopleWords } from './words.ts';

/** One import: how far it is, what is wrong, who is doubtful, what will change, and the button that enters it. */
export function importPage(visit: Visit, view: ImportView): Page {
  const all = peopleWords(visit.language);
  const words = all.import;
  const { one } = view;
  const base = `/nhan-su/nhap/${one.id}`;
  const isAtWork = (one.state === 'reading' || one.state === 'loading') && !one.isInterrupted;
  return {
    title: one.fileName,
    head: {
      title: one.fileName,
      breadcrumb: [
        { label: all.register, href: '/nhan-su' },
        { label: words.title, href: '/nhan-su/nhap' },
        { label: one.fileName },
      ],
      chip: <StateOfImport visit={visit} one={one} />,
      facts: [
        words.whats[one.what],
        printInstant(one.createdAt, visit.language),
        ...(one.rowsTotal ? [words.rowsRead(one.rowsTotal)] : []),
      ],
    },
    body: (
      <>
        {view.refused && <Notice tone="missed" title={view.refused} />}
        {one.refusal && (
          <Notice
            tone={one.state === 'previewed' ? 'watch' : 'missed'}
            title={[words.refusals[one.refusal] ?? one.refusal, one.refusalDetail].filter(Boolean).join(': ')}
            actions={one.state === 'refused' ? [] : [{ label: words.again, post: `${base}/lai` }]}
          />
        )}
        {one.isInterrupted && (
          <Notice
            tone="watch"
            title={words.interrupted}
            actions={[
              one.state === 'loading'
                ? { label: words.enterAgain, post: `${base}/nhap` }
                : { label: words.again, post: `${base}/lai` },
            ]}
          >
            {words.interruptedText}
          </Notice>
        )}
        {isAtWork && (
          <Section title={one.state === 'loading' ? words.entering : words.looking}>
            <Progress
              label={words.states[one.state]}
              done={one.rowsDone}
              of={one.rowsTotal === null ? null : Math.max(one.rowsTotal, one.rowsDone)}
              cancel={`${base}/dung`}
              note={<Link to={base}>{words.reload}</Link>}
            />
          </Section>
        )}
        {one.state === 'loaded' && <Notice tone="met" title={words.done(one.newRows + one.changedRows)} />}
        {one.state === 'previewed' && <Preview visit={visit} view={view} />}
        {one.state !== 'loaded' && one.state !== 'cancelled' && !isAtWork && (
          <div class="row">
            <ActionButton action={{ label: words.giveUp, post: `${base}/dung`, kind: 'quiet' }} />
          </div>
        )}
      </>
    ),
  };
}
