import { printPeriod } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { Link } from '#src/ui/link.tsx';
import { MarginSection } from '#src/ui/source.tsx';
import { wordsFor as accountWords } from '#src/year-round/accounts/web/words.ts';
import { HOLIDAYS } from '#src/year-round/calendar/web/holidays.page.tsx';
import { wordsIn } from './due-words.ts';
import type { Side } from './side.query.ts';

/** Beside the tasks: my units, my record, what was delegated to me, the calendar that days are counted by. */
export function SidePart({ visit, side }: { readonly visit: Visit; readonly side: Side }) {
  const words = wordsIn(visit.language).side;
  const { roles } = accountWords(visit.language);
  return (
    <>
      {side.units.length > 0 && (
        <MarginSection title={words.units}>
          {side.units.map((unit) => (
            <p key={unit.slug}>
              <Link to={`/don-vi/${unit.slug}`} lang="vi">
                {unit.name}
              </Link>
              <br />
              <span class="note">{unit.roles.map((role) => roles[role]).join('; ')}</span>
              {unit.people !== null && (
                <>
                  <br />
                  <Link to={`/don-vi/${unit.slug}/nguoi`}>{words.people(unit.people)}</Link>
                </>
              )}
            </p>
          ))}
        </MarginSection>
      )}
      <MarginSection title={words.record}>
        {side.record ? (
          <p>
            <Link to="/ho-so-cua-toi">{words.openRecord}</Link>
            {side.record.asked > 0 && <span class="note"> {words.asked(side.record.asked)}</span>}
            {side.record.answered > 0 && <span class="note"> {words.answered(side.record.answered)}</span>}
          </p>
        ) : (
          <p class="note">{words.noRecord}</p>
        )}
      </MarginSection>
      {side.delegations.length > 0 && (
        <MarginSection title={words.delegations}>
          {side.delegations.map(({ id, role, unit, other, days }) => (
            <p key={id}>
              {roles[role]}
              {unit && <span lang="vi">: {unit}</span>}
              <br />
              <span class="note">
                {words.delegatedBy(other)}
                {days && `, ${printPeriod(days, visit.language)}`}
              </span>
            </p>
          ))}
        </MarginSection>
      )}
      <MarginSection title={words.calendar}>
        <p>
          <Link to={HOLIDAYS}>{words.holidays}</Link>
        </p>
      </MarginSection>
    </>
  );
}
