import type { ComponentChildren } from 'preact';
import type { Held } from '#src/platform/http/held-form.ts';
import { useHref } from '#src/ui/visit.ts';

/** A form that goes on to where one was sent before, with all that was typed then, unseen, and what it has besides. */
export function HeldForm({ held, children }: { readonly held: Held; readonly children: ComponentChildren }) {
  const href = useHref();
  return (
    <form class="form" method="post" action={href(held.path)} noValidate>
      {held.fields.map(([name, value], index) => (
        <input type="hidden" name={name} value={value} key={`${index} ${name}`} />
      ))}
      {children}
    </form>
  );
}
