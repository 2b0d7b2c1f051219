import { sql } from 'kysely';
import { sha256 } from '#src/platform/hash.ts';
import type { Database } from '#src/platform/postgres/connect.ts';
import { type ChainFlaw, flawOf, type Link, type Place } from '../domain/chain.ts';
import type { Root } from '../domain/root.ts';

export type Flaw =
  | ChainFlaw
  /** Events that wait for the sealer longer than it ever takes, or that somebody took from its queue. */
  | { readonly kind: 'never-sealed'; readonly events: number; readonly firstEventId: string }
  /** The chain is another one than when this root was taken out: something up to there was rewritten. */
  | { readonly kind: 'root-differs'; readonly root: Root; readonly agreesUpTo: Root | null }
  | { readonly kind: 'root-is-not-reached'; readonly root: Root };

export type Verification = {
  readonly events: number;
  readonly years: readonly Place[];
  readonly rootsAgreed: number;
  /** The first of them; `flawCount` counts all. */
  readonly flaws: readonly Flaw[];
  readonly flawCount: number;
};

export type Verifying = {
  readonly roots: readonly Root[];
  readonly progress: (events: number) => void;
  readonly signal?: AbortSignal;
};

const AT_ONCE = 5000;
const TOLD = 100;
const PATIENCE = '10 minutes';

/**
 * Reckons the whole chain again, outside the database and from its first link, and compares it with the roots that were
 * taken out. Reads in portions by the primary key of `seal`, in one snapshot.
 */
export async function verifyAudit(database: Database, { roots, progress, signal }: Verifying): Promise<Verification> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const flaws: Flaw[] = [];
      const years = new Map<number, Place>();
      const asked = new Map(roots.map((root) => [`${root.year}/${root.position}/${root.hash}`, root]));
      const agreed: Root[] = [];
      const differing: Root[] = [];
      let flawCount = 0;
      let events = 0;
      let before: Place | null = null;
      const found = (flaw: Flaw): void => {
        flawCount += 1;
        if (flaws.length < TOLD) flaws.push(flaw);
      };
      for (let links = await linksAfter(tx, before); links.length > 0; links = await linksAfter(tx, before)) {
        signal?.throwIfAborted();
        for (const link of links) {
          const flaw = flawOf(before, link, sha256);
          if (flaw) found(flaw);
          before = { year: link.year, position: link.position, hash: link.hash };
          years.set(link.year, before);
        }
        for (const root of rootsAmong(asked, links)) {
          const here = links.find(({ year, position }) => year === root.year && position === root.position);
          (here?.hash.startsWith(root.hash) ? agreed : differing).push(root);
        }
        events += links.length;
        progress(events);
      }
      for (const root of differing) found({ kind: 'root-differs', root, agreesUpTo: agreed.at(-1) ?? null });
      for (const root of asked.values()) found({ kind: 'root-is-not-reached', root });
      const waiting = await neverSealed(tx);
      if (waiting) found(waiting);
      return { events, years: [...years.values()], rootsAgreed: agreed.length, flaws, flawCount };
    });
}

/** Takes out of those asked for the roots whose place is among these links, in their order. */
function rootsAmong(asked: Map<string, Root>, links: readonly Link[]): Root[] {
  const places = new Set(asked.size > 0 ? links.map(({ year, position }) => `${year}/${position}`) : []);
  const here = [...asked].filter(([, { year, position }]) => places.has(`${year}/${position}`));
  for (const [key] of here) asked.delete(key);
  return here.map(([, root]) => root).sort((one, other) => one.position - other.position);
}

/** The next links with what is hashed of their events, as docs/audit.md says it: written out here a second time on purpose. */
async function linksAfter(tx: Database, before: Place | null): Promise<Link[]> {
  const { rows } = await sql<Omit<Link, 'position'> & { position: string }>`
    select s.year, s.position, s.audit_id as "eventId", encode(s.hash, 'hex') as hash,
      case when a.id is not null then jsonb_build_array(
        a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.actor_id, a.table_name, a.action, a.row_id,
        a.before, a.after, a.reason, a.act, a.origin, a.request_id, a.cluster_year_id, a.record_table, a.record_id)::text end as content
    from seal s left join audit a on a.id = s.audit_id
    where (s.year, s.position) > (${before?.year ?? 0}, ${before?.position ?? 0})
    order by s.year, s.position limit ${AT_ONCE}
  `.execute(tx);
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

async function neverSealed(tx: Database): Promise<Flaw | null> {
  const { rows } = await sql<{ events: number; first: string | null }>`
    select count(*)::int as events, min(a.id) as first from audit a
    where not exists (select from seal s where s.audit_id = a.id) and a.at < now() - ${PATIENCE}::interval
  `.execute(tx);
  const [row] = rows;
  return row?.first ? { kind: 'never-sealed', events: row.events, firstEventId: row.first } : null;
}
