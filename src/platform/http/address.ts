const HERE = 'http://here.invalid';

/**
 * An address of this site as a header or a link may carry it: one leading slash (two would name another host), dots
 * resolved, everything else percent-encoded. What leads elsewhere, or is no address, becomes the first page.
 */
export function addressHere(path: string): string {
  if (!/^\/(?![/\\])/.test(path) || !URL.canParse(path, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(path, HERE);
  return origin === HERE ? withOneSlash(pathname) + search + hash : '/';
}

/** «//evil.example/x» as a link would leave this site; as a path of ours it is «/evil.example/x». */
export const withOneSlash = (path: string): string => path.replace(/^\/+/, '/');
