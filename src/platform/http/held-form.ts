import { addressHere } from './address.ts';
import type { SiteContext } from './site.ts';

/** A form that was sent and waits until its sender has done something else first: where it goes, and what was typed. */
export type Held = { readonly path: string; readonly fields: readonly (readonly [name: string, value: string])[] };

/** The sent form as it can be sent again. Files are not held: a browser gives them only from the hand of its reader. */
export async function sentForm(c: SiteContext): Promise<FormData> {
  return c.req.header('Content-Type') === undefined ? new FormData() : c.req.formData();
}

export const holding = (c: SiteContext, sent: FormData): Held => ({
  path: addressHere(c.req.path + new URL(c.req.url).search),
  fields: [...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
});

/** What another page of ours carries along for later; null for anything else. */
export function readHeld(text: string): Held | null {
  if (text === '') return null;
  try {
    const { path, fields } = Object(JSON.parse(text)) as { readonly path?: unknown; readonly fields?: unknown };
    if (typeof path !== 'string' || !Array.isArray(fields)) return null;
    const kept = fields.flatMap((field: unknown) => {
      const [name, value] = Array.isArray(field) ? (field as readonly unknown[]) : [];
      return typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [];
    });
    return { path: addressHere(path), fields: kept };
  } catch {
    return null;
  }
}
