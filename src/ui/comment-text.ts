/** A comment cut into what is shown as it is, names of people, and addresses of this site. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'person'; readonly text: string }
  | { readonly kind: 'address'; readonly text: string; readonly href: string };

/** Pages of ours that people copy into a comment without the site's name before it. */
const OUR_PAGES = 'cum-thi-dua|don-vi|nguoi|van-ban|hoi-nghi|lich-su|trao-doi|khen-thuong|phong-trao-thi-dua';
const ADDRESS = new RegExp(`https?://[^\\s<>"“”]+|(?<![^\\s(“"])/(?:en/)?(?:${OUR_PAGES})[^\\s<>"“”]*`, 'giu');
/** What ends the sentence is not part of the address; looked for from where it begins alone. */
const CLOSING = /(?<![.,;:!?)\]…])[.,;:!?)\]…]+$/;

/** The path that an address leads to on this site; null where it leads anywhere else. */
function pathHere(address: string, origin: string | undefined): string | null {
  const base = origin ?? 'http://here.invalid';
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (url.origin !== base || url.username !== '' || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function withNames(text: string, names: readonly string[]): readonly TextPiece[] {
  if (names.length === 0) return text === '' ? [] : [{ kind: 'plain', text }];
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(escaped);
  const named = new RegExp(`(@(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}]))`, 'giu');
  return text
    .split(named)
    .map((part, at): TextPiece => ({ kind: at % 2 === 1 ? 'person' : 'plain', text: part }))
    .filter((piece) => piece.text !== '');
}

/** Plain text with our own addresses as links and the people it names standing out; other addresses stay plain text. */
export function piecesOf(text: string, names: readonly string[], origin?: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(CLOSING, '');
    const href = pathHere(address, origin);
    if (href === null) continue;
    pieces.push(...withNames(text.slice(from, match.index), names), { kind: 'address', text: address, href });
    from = match.index + address.length;
  }
  return [...pieces, ...withNames(text.slice(from), names)];
}
