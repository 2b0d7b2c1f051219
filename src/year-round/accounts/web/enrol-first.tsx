import type { MiddlewareHandler } from 'hono';
import { holding, sentForm } from '#src/platform/http/held-form.ts';
import { seeOther } from '#src/platform/http/form.ts';
import type { SiteEnv } from '#src/platform/http/site-env.ts';
import { showEnrolAtSignIn } from './sign-in.route.tsx';

const ON_THE_WAY = /^\/(dang-nhap|dang-xuat|giao-dien)(\/|$)/;
const READS = /^(GET|HEAD)$/;

/**
 * A session that was open when its role began to ask for a second factor: its next request leads to setting one up, and
 * goes on from there. A form that was sent waits on that page with everything typed.
 */
export const enrolFirst: MiddlewareHandler<SiteEnv> = async (c, next) => {
  if (!c.get('mustEnrol') || ON_THE_WAY.test(c.req.path)) return next();
  const onward = c.req.path + new URL(c.req.url).search;
  if (READS.test(c.req.method)) return seeOther(c, `/dang-nhap/thiet-lap?ve=${encodeURIComponent(onward)}`);
  return showEnrolAtSignIn(c, holding(c, await sentForm(c)));
};
