import { join } from 'node:path';
import { sql } from 'kysely';
import { ANONYMOUS } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import type { Config } from '#src/platform/config/config.ts';
import type { BackupState } from '#src/platform/backup/due.ts';
import { PROXIES_ON_THIS_MACHINE } from '#src/platform/http/client-address.ts';
import { loadAssets } from '#src/platform/http/assets.ts';
import { countByAccount } from '#src/platform/http/limits.ts';
import { loadEmblem } from '#src/platform/http/emblem.ts';
import type { Refusal } from '#src/platform/http/refusal.ts';
import { createSite, type Site } from '#src/platform/http/site.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { bindCredentials } from '#src/platform/credentials/better-auth.ts';
import { credentialSecret } from '#src/platform/credentials/secret.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type ApiCaller, historyApi } from '#src/history/api.ts';
import { gallery } from '#src/pages/gallery.tsx';
import { feedRoutes } from '#src/pages/calendar-feed/feed.route.tsx';
import { pageRoutes } from '#src/pages/pages.route.tsx';
import { openTasks } from '#src/pages/tasks/tasks.route.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { failedPage, notFoundPage, refusedPage } from '#src/ui/refusal-page.tsx';
import { serviceCaller } from '#src/year-round/accounts/app/service-tokens.query.ts';
import { sessionHolder } from '#src/year-round/accounts/app/session.query.ts';
import { progressRoutes } from '#src/year/4-progress/web/progress.route.tsx';
import { scoringRoutes } from '#src/year/5-scoring/web/scoring.route.tsx';
import { nominationRoutes } from '#src/year/6-nomination/web/nomination.route.tsx';
import { proposalRoutes } from '#src/year/7-proposal/web/proposal.route.tsx';
import { recognitionRoutes } from '#src/year/8-recognition/web/recognition.route.tsx';
import { rotationRoutes } from '#src/year/9-rotation/web/rotation.route.tsx';
import { fileStore } from '#src/platform/files/file-store.ts';
import { covenantRoutes } from '#src/year/2-covenant/web/covenant.route.tsx';
import { registrationRoutes } from '#src/year/3-registration/web/registration.route.tsx';
import { launchRoutes } from '#src/year/1-launch/web/launch.route.tsx';
import { mayInvite } from '#src/year-round/accounts/domain/manage.ts';
import { accountRoutes } from '#src/year-round/accounts/web/accounts.route.tsx';
import { newNotices } from '#src/year-round/notices/app/notices.query.ts';
import { type LiveNotices, liveNotices } from '#src/year-round/notices/app/live-notices.ts';
import { choiceRoutes } from '#src/year-round/notices/web/choices.route.tsx';
import { liveRoute } from '#src/year-round/notices/web/live.route.ts';
import { noticeRoutes } from '#src/year-round/notices/web/notices.route.tsx';
import { commentRoutes } from '#src/year-round/comments/web/comments.route.tsx';
import { holidayRoutes } from '#src/year-round/calendar/web/holidays.route.tsx';
import { newsRoutes } from '#src/year-round/news/web/bulletin.route.tsx';
import { duplicateRoutes } from '#src/year-round/people/web/duplicates.route.tsx';
import { importRoutes } from '#src/year-round/people/web/import.route.tsx';
import { recordRoutes } from '#src/year-round/people/web/record.route.tsx';
import { peopleRoutes } from '#src/year-round/people/web/people.route.tsx';
import { searchRoutes } from '#src/year-round/search/web/search.route.tsx';
import { organisationRoutes } from '#src/year-round/organisation/web/organisation.route.tsx';

export const AGENCY = { name: 'Thi đua ngành Tư pháp', parent: 'Phần mềm Thi Đua' };
const today = (): CalendarDay => dayInVietnam(new Date());

/** The years that any cluster has, newest first; an index-only look at `cluster_year_by_year`. */
const knownYears = () =>
  asActor(ANONYMOUS, async (tx) =>
    (await tx.selectFrom('cluster_year').select('year').distinct().orderBy('year', 'desc').execute()).map(
      (row) => row.year,
    ),
  );

/** Whose a key is that came with a question to the API; what is asked is counted for that account, from whatever address. */
const apiCallers = () => {
  const count = countByAccount();
  return async (token: string): Promise<ApiCaller | null> => {
    const caller = await serviceCaller(token, today());
    if (!caller) return null;
    const { actor, ...key } = caller;
    count('api', actor.id);
    return { actor, key };
  };
};

/** What a browser keeps nothing of: service records, ways in and accounts, what the search box suggests. */
const KEPT_NOWHERE =
  /^\/(nguoi\/[^/]+\/ho-so|ho-so-cua-toi|nhan-su\/de-nghi|quan-tri|tai-khoan|dang-nhap|moi|vao|tim\/goi-y)(\/|$)/;

function pageOfRefusal(visit: Visit, refusal: Refusal, requestId: string) {
  if (refusal === 'not-found') return notFoundPage(visit);
  return refusal === 'defect' ? failedPage(visit, requestId) : refusedPage(visit, refusal, requestId);
}

/** What the site itself must know; a test names only where its files lie and how it is reached. */
type SiteConfig = Pick<Config, 'dataDir' | 'publicUrl'> &
  Partial<Pick<Config, 'trustedProxies' | 'secret' | 'provider' | 'mail'>>;

/** The whole site: who visits, the pages of every slice, the API. */
export function buildSite(
  config: SiteConfig,
  assets = loadAssets(),
  backups: () => Promise<BackupState> = async () => 'off',
  live: LiveNotices = liveNotices(),
): Site {
  const emblem = loadEmblem(config.dataDir, (file) =>
    console.error(JSON.stringify({ emblem: 'not a plain picture', file })),
  );
  const agency = { ...AGENCY, ...(emblem && { emblem: emblem.path }) };
  const site = createSite({
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies ?? PROXIES_ON_THIS_MACHINE,
    identify: async (sessionToken) => {
      if (sessionToken === null) return { actor: ANONYMOUS, person: null };
      const { actor, post, mustEnrol } = await asActor(ANONYMOUS, (tx) => sessionHolder(tx, sessionToken, today()));
      if (actor.kind !== 'person') return { actor, person: null, mustEnrol };
      const counts = await asActor(actor, async (tx) => ({
        tasks: await openTasks(tx, actor, today()), // by what this person may see
        notices: await newNotices(tx, actor),
      }));
      return { actor, person: { name: actor.name, post, ...counts, keepsAccounts: mayInvite(actor) } };
    },
    standing: () => ({ agency, assets: assets.names, today: today() }),
    keptNowhere: KEPT_NOWHERE,
    years: knownYears,
    refusalPage: (visit, refusal, requestId) => renderPage(visit, pageOfRefusal(visit, refusal, requestId)),
    serveFirst: (first) => {
      assets.serve(first);
      emblem?.serve(first);
      first.get('/health', (c) => c.text('ok'));
      first.get('/ready', async (c) => {
        const answers = await asActor(ANONYMOUS, (tx) => sql`select 1`.execute(tx)).catch(() => null);
        return answers ? c.text('ready') : c.text('the database is away', 503, { 'Retry-After': '5' });
      });
      first.get('/ready/backup', async (c) => {
        const state = await backups();
        return c.text(state, state === 'late' ? 503 : 200);
      });
      first.get('/favicon.ico', (c) => c.body(null, 204));
      first.route('/api/v1', historyApi(today, apiCallers()));
    },
    log: (line) => console.error(JSON.stringify(line)),
  });
  bindCredentials({
    secret: () => credentialSecret(config.dataDir, config.secret ?? null),
    publicUrl: config.publicUrl,
    provider: config.provider ?? null,
  });
  bindMail(config.mail ?? null);
  accountRoutes(site, config.publicUrl);
  liveRoute(site, live);
  noticeRoutes(site);
  choiceRoutes(site);
  organisationRoutes(site);
  searchRoutes(site);
  peopleRoutes(site);
  recordRoutes(site);
  importRoutes(site);
  duplicateRoutes(site);
  holidayRoutes(site);
  launchRoutes(site);
  covenantRoutes(site, fileStore(join(config.dataDir, 'files')));
  registrationRoutes(site);
  progressRoutes(site);
  scoringRoutes(site);
  nominationRoutes(site);
  proposalRoutes(site);
  newsRoutes(site);
  recognitionRoutes(site, config.publicUrl);
  rotationRoutes(site);
  commentRoutes(site);
  pageRoutes(site);
  feedRoutes(site, config.publicUrl);
  site.get('/thanh-phan', (c) => c.html(renderPage(c.get('visit'), gallery(c.get('visit')))));
  return site;
}
