import type { Site } from '#src/platform/http/site.ts';
import { delegationRoutes } from './delegation.route.tsx';
import { enrolFirst } from './enrol-first.tsx';
import { invitationRoutes } from './invitation.route.tsx';
import { inviteManyRoutes } from './invite-many.route.tsx';
import { manageRoutes } from './manage.route.tsx';
import { managedAccountRoutes } from './managed-account.route.tsx';
import { ownAccountRoutes } from './own-account.route.tsx';
import { providerRoutes } from './provider.route.tsx';
import { sessionCookie } from './session-cookie.ts';
import { signInRoutes } from './sign-in.route.tsx';

import { stepUpRoutes } from './step-up.tsx';

/** Everything by which people get in and look after their way in. */
export function accountRoutes(site: Site, publicUrl: string): void {
  const cookie = sessionCookie(publicUrl);
  site.use(enrolFirst);
  stepUpRoutes(site);
  signInRoutes(site, cookie);
  providerRoutes(site, cookie);
  invitationRoutes(site, cookie);
  ownAccountRoutes(site, cookie);
  delegationRoutes(site);
  manageRoutes(site, publicUrl);
  inviteManyRoutes(site, publicUrl);
  managedAccountRoutes(site, publicUrl);
}
