import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, NotStated, Stated } from '#src/ui/chip.tsx';
import type { Action } from '#src/ui/button.tsx';
import { ActionButton } from '#src/ui/button.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Link } from '#src/ui/link.tsx';
import { Section } from '#src/ui/section.tsx';
import { Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { PersonKnown, PostHeld } from '../app/people.query.ts';
import { isCurrentOn } from '../domain/post.ts';
import { peopleWords, printHeld, printPost } from './words.ts';

export type KnownView = {
  readonly person: PersonKnown;
  /** Whether staff code and birth year are the reader's to know. */
  readonly knowsParticulars: boolean;
  /** Units whose records the reader keeps, of those in which the person has a post. */
  readonly keeps: (unitId: string) => boolean;
  /** Whether the reader may transfer the person from that post to another unit. */
  readonly transfers: (post: PostHeld) => boolean;
  readonly actions: readonly Action[];
};

/** The working part of a person's page: what the register holds, for whoever may know it. */
export function PersonInRegister({ visit, view }: { readonly visit: Visit; readonly view: KnownView }) {
  const words = peopleWords(visit.language);
  const { person, knowsParticulars, actions } = view;
  if (person.posts.length === 0 && actions.length === 0) return null;
  const [now, before] = [
    person.posts.filter((post) => isCurrentOn(post, visit.today)),
    person.posts.filter((post) => !isCurrentOn(post, visit.today)),
  ];
  return (
    <Section title={words.registerPart} note={words.registerPartNote} id="nhan-su">
      {knowsParticulars && (
        <Facts
          facts={[
            { label: words.staffCode, value: <Stated>{person.staffCode}</Stated> },
            { label: words.birthYear, value: <Stated>{person.birthYear}</Stated> },
            ...(person.toldApartBy
              ? [{ label: words.toldApartBy, value: <span lang="vi">{person.toldApartBy}</span> }]
              : []),
          ]}
        />
      )}
      {now.length > 0 && <Posts title={words.current} posts={now} visit={visit} view={view} />}
      {before.length > 0 && <Posts title={words.former} posts={before} visit={visit} view={view} />}
      {actions.length > 0 && (
        <div class="row">
          {actions.map((action) => (
            <ActionButton action={action} key={action.label} />
          ))}
        </div>
      )}
    </Section>
  );
}

function Posts(props: {
  readonly title: string;
  readonly posts: readonly PostHeld[];
  readonly visit: Visit;
  readonly view: KnownView;
}) {
  const { title, posts, visit, view } = props;
  const words = peopleWords(visit.language);
  return (
    <Section title={title} level={3}>
      <Timeline
        events={posts.map((post) => ({
          when: printHeld(post, visit.language),
          title: (
            <span lang="vi">
              {printPost(post)}, <Link to={`/don-vi/${post.unitSlug}`}>{post.unit}</Link>
            </span>
          ),
          note: (
            <>
              {post.line !== 'government' && <Chip>{words.lines[post.line]}</Chip>}{' '}
              <span lang="vi">
                {[
                  post.printedWith,
                  post.decision,
                  post.cameFrom && words.transfer.cameFrom(post.cameFrom),
                  post.wentTo && words.transfer.wentTo(post.wentTo),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              {view.keeps(post.unitId) && (
                <Link to={`/nguoi/${view.person.id}/chuc-vu/${post.id}`}>{words.changePost}</Link>
              )}
              {view.transfers(post) && (
                <>
                  {' · '}
                  <Link to={`/nguoi/${view.person.id}/chuc-vu/${post.id}/dieu-dong`}>{words.transfer.label}</Link>
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** The posts of a row in a list: those held now, else the last one; of whom only sources know, the post last seen. */
export function PostsInShort({ person, visit }: { readonly person: PersonKnown; readonly visit: Visit }) {
  const words = peopleWords(visit.language);
  const { posts, seen } = person;
  const now = posts.filter((post) => isCurrentOn(post, visit.today));
  const shown = now.length > 0 ? now : posts.slice(0, 1);
  if (shown.length === 0)
    return seen ? (
      <span>
        <span lang="vi">{seen.position}</span>
        {seen.on && ` (${words.seenOnDay(printDay(seen.on, visit.language))})`}
      </span>
    ) : (
      <NotStated />
    );
  return (
    <span lang="vi">
      {shown.map((post, index) => (
        <span key={post.id}>
          {index > 0 && <br />}
          {printPost(post)}, {post.unit}
          {now.length === 0 && ` (${printHeld(post, visit.language)})`}
        </span>
      ))}
    </span>
  );
}
