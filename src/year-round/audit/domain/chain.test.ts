import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flawOf, type Link, linkText, NOTHING_BEFORE, type Place } from './chain.ts';
import { printRoot, readRoot } from './root.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A chain of some events, year after year. */
function chained(years: readonly (readonly string[])[]): Link[] {
  let before = NOTHING_BEFORE;
  let id = 0;
  return years.flatMap((contents, at) =>
    contents.map((content, index) => {
      const place = { year: 2026 + at, position: index + 1, content };
      before = sha256(linkText(before, place));
      id += 1;
      return { ...place, eventId: String(id), hash: before };
    }),
  );
}

function flawsOf(links: readonly Link[]) {
  let before: Place | null = null;
  return links.flatMap((link) => {
    const flaw = flawOf(before, link, sha256);
    before = link;
    return flaw ? [flaw] : [];
  });
}

const someYears = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 3 });
const aPlace = fc.nat();

describe('the chain of events', () => {
  test('is whole as it was sealed, from one year into the next', () => {
    fc.assert(
      fc.property(someYears, (years) => {
        expect(flawsOf(chained(years))).toEqual([]);
      }),
    );
  });

  test('shows any event that was changed, and only that one', () => {
    fc.assert(
      fc.property(someYears, aPlace, (years, nth) => {
        const links = chained(years);
        const at = nth % links.length;
        const found = flawsOf(
          links.map((link, index) => (index === at ? { ...link, content: `${link.content}!` } : link)),
        );
        expect(found).toMatchObject([{ kind: 'event-changed-or-moved', eventId: links[at]?.eventId }]);
      }),
    );
  });

  test('shows any event that is gone, and any place that is gone', () => {
    fc.assert(
      fc.property(someYears, aPlace, (years, nth) => {
        const links = chained(years);
        const at = nth % links.length;
        const emptied = links.map((link, index) => (index === at ? { ...link, content: null } : link));
        expect(flawsOf(emptied)).toMatchObject([{ kind: 'event-missing', eventId: links[at]?.eventId }]);
        const cut = links.filter((_, index) => index !== at);
        if (at < links.length - 1) expect(flawsOf(cut).length).toBeGreaterThan(0); // a cut at the end needs a root
      }),
    );
  });

  test('shows two events that changed places', () => {
    const links = chained([['a', 'b', 'c', 'd']]);
    const [a, b] = links;
    if (!a || !b) throw new Error('a chain has links');
    const swapped = [{ ...a, content: b.content }, { ...b, content: a.content }, ...links.slice(2)];
    expect(flawsOf(swapped).map(({ kind }) => kind)).toEqual(['event-changed-or-moved', 'event-changed-or-moved']);
  });
});

describe('a root outside the system', () => {
  const root = { year: 2026, position: 12345, hash: sha256('x') };
  test('is read as it was exported and as it was printed', () => {
    expect(readRoot(JSON.stringify({ format: 'thidua-audit-root-1', ...root }))).toEqual({ ok: true, value: root });
    expect(readRoot(` ${printRoot(root, 64)}\n`)).toEqual({ ok: true, value: root });
    expect(readRoot(printRoot(root).toUpperCase())).toEqual({
      ok: true,
      value: { ...root, hash: root.hash.slice(0, 32) },
    });
  });
  test('what is none is refused, whatever it is', () => {
    for (const text of ['', '{}', '{', '2026/1/abc', 'null', '[1]', JSON.stringify({ ...root, format: 'x' })])
      expect(readRoot(text)).toEqual({ ok: false, error: { kind: 'not-a-root' } });
    fc.assert(fc.property(fc.string(), (text) => void readRoot(text)));
  });
});
