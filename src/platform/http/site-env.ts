import type { Actor } from '#src/kernel/actor.ts';
import type { Visit } from '#src/kernel/visit.ts';

export type SiteEnv = {
  Variables: {
    actor: Actor;
    visit: Visit;
    requestId: string;
    address: string | null;
    sessionToken: string | null;
    mustEnrol: boolean;
  };
};
