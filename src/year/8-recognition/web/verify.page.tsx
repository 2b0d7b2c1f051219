import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Button } from '#src/ui/button.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { TextField } from '#src/ui/fields.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { hrefIn, type Visit } from '#src/ui/visit.ts';
import type { verified } from '../app/decisions.query.ts';
import { recognitionWords } from './recognition.page.tsx';

export type Verified = Awaited<ReturnType<typeof verified>>;

/** Public verification: name, unit, award, decision, and whether it still stands; nothing else of anybody. */
export function verifyPage(visit: Visit, asked: { readonly code: string; readonly found: Verified } | null): Page {
  const words = recognitionWords(visit.language);
  const found = asked?.found;
  return {
    title: words.verifyTitle,
    head: { title: words.verifyTitle, lead: words.verifyLead },
    body: (
      <>
        <form class="form" method="get" action={hrefIn(visit.language, '/xac-minh')}>
          <TextField name="ma" label={words.verifyCode} value={asked?.code ?? ''} width="medium" maxLength={32} />
          <p>
            <Button kind="primary">{words.verifyButton}</Button>
          </p>
        </form>
        {asked && !found && (
          <Empty title={words.verifyNone} icon="search">
            {words.verifyNoneText}
          </Empty>
        )}
        {found && (
          <>
            <Notice
              tone={found.revokedOn ? 'missed' : 'met'}
              title={found.revokedOn ? words.verifyRevoked : words.verifyFound}
            />
            <Facts
              facts={[
                { label: words.name, value: found.name },
                ...(found.unit ? [{ label: words.unit, value: found.unit }] : []),
                { label: words.award, value: found.award },
                { label: words.authority, value: found.authority },
                { label: words.number, value: found.number ?? words.noNumber },
                { label: words.signedOn, value: printDay(found.signedOn, visit.language) },
                { label: words.ordinal, value: String(found.ordinal).padStart(2, '0') },
                ...(found.revokedOn
                  ? [{ label: words.state, value: words.revokedOn(printDay(found.revokedOn, visit.language)) }]
                  : []),
              ]}
            />
          </>
        )}
        <p class="note">{words.verifyNotSignature}</p>
      </>
    ),
  };
}
