import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, NeedsCheck } from '#src/ui/chip.tsx';
import { Link } from '#src/ui/link.tsx';
import { SourceMark } from '#src/ui/source.tsx';
import { useVisit } from '#src/ui/visit.ts';
import { claimInWords } from './claim-words.ts';
import type { Claim } from './claims.query.ts';
import type { DoubtAbout } from './doubts.query.ts';
import type { Difference, SourceBook } from './source-book.ts';
import { evidenceWordsIn, fieldName } from './words.ts';

/** Doubts that stay visible: what is odd, and how the print is treated until somebody settles it. */
export function DoubtList({ doubts }: { readonly doubts: readonly DoubtAbout[] }) {
  const words = evidenceWordsIn(useVisit().language);
  return (
    <ul class="told">
      {doubts.map(({ id, key, text, treatment, resolution }) => (
        <li key={id} id={`doubt-${key}`}>
          <span class="num">{key}</span>{' '}
          {resolution === null ? <NeedsCheck /> : <Chip tone="met">{words.settled}</Chip>} <span lang="vi">{text}</span>
          {treatment && <span class="note block" lang="vi">{`${words.treatment}: ${treatment}`}</span>}
          {resolution && (
            <span class="note block" lang="vi">
              {resolution}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What two sources state of one fact, side by side. */
export function DifferenceList({
  differences,
  book,
}: {
  readonly differences: readonly Difference[];
  readonly book: SourceBook;
}) {
  const words = evidenceWordsIn(useVisit().language);
  return (
    <ul class="told">
      {differences.map(({ subjectId, field, claims }) => (
        <li key={subjectId + field}>
          <b>{fieldName(words, field)}</b>{' '}
          {claims.map((claim, index) => (
            <span key={claim.id}>
              {index > 0 && ' · '}
              <span lang="vi">{claimInWords(claim)}</span> <SourceMark n={book.numberOf(claim)} />
              {claim.choice && <Chip tone="met">{words.chosen}</Chip>}
            </span>
          ))}
          <ChoiceMade claims={claims} />
        </li>
      ))}
    </ul>
  );
}

/** Which of the values that differ was taken, on what day and for what reason; the way to everything about it. */
export function ChoiceMade({ claims }: { readonly claims: readonly Claim[] }) {
  const { language } = useVisit();
  const words = evidenceWordsIn(language);
  const [first] = claims;
  const choice = claims.find((claim) => claim.choice)?.choice;
  return (
    <span class="note block">
      {choice && (
        <>
          {words.chosenOn(printDay(dayInVietnam(new Date(choice.at)), language))} <span lang="vi">
            {choice.reason}
          </span>{' '}
        </>
      )}
      {first && <Link to={differencePath(first)}>{choice ? words.seeChoice : words.compare}</Link>}
    </span>
  );
}

/** The page of one fact in which sources differ; any claim of it leads there. */
export const differencePath = ({ id }: Pick<Claim, 'id'>): string => `/can-kiem-tra/khac-nhau/${id}`;
