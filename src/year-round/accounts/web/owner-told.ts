import { placeOf } from '#src/platform/http/client.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { tellOwner } from '../app/tell-owner.ts';
import type { WayInEvent } from '../domain/owner-letters.ts';

/** Tells the owner of an account what was done to its ways in, and from which device. */
export const tellOwnerOf = (c: SiteContext, accountId: string, event: WayInEvent, to?: string): void =>
  tellOwner(accountId, event, { agency: c.get('visit').agency.name, place: placeOf(c), ...(to && { to }) });

/** Somebody showed a code of the authenticator that had been used: its holder should know. */
export function tellOfSecondUse(c: SiteContext, accountId: string, refused: { readonly kind: string }): void {
  if (refused.kind === 'code-used-again') tellOwnerOf(c, accountId, 'code-used-again');
}
