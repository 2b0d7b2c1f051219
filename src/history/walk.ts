export type Path = readonly (string | number)[];
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const strings = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** A place in a file as a JSON pointer (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What a JSON pointer leads to, or undefined. */
export function follow(root: unknown, target: string): unknown {
  const steps = target
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)] as unknown;
    return isNode(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, root);
}

/** Every object of a record with its place, from the outside in. */
export function nodes(value: unknown, path: Path = []): readonly { readonly node: Node; readonly path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => nodes(item, [...path, i]));
  if (!isNode(value)) return [];
  return [{ node: value, path }, ...Object.entries(value).flatMap(([name, inner]) => nodes(inner, [...path, name]))];
}
