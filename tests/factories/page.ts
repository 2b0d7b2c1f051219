/** What a browser would make of a page, as far as tests of forms and of inline code need it. */
export type Tag = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: string;
};
export type PageForm = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) =>
    name.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : (ENTITIES[name] ?? whole),
  );

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const TAG = /<!--[^]*?-->|<([a-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const RAW = /^(script|style|textarea|title|option|noscript)$/;

/** The opening tags of a page in order; for those that hold only text, with that text. */
export function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (const match of html.matchAll(TAG)) {
    const [whole, name = '', written = ''] = match;
    if (name === '') continue;
    const lower = name.toLowerCase();
    const after = match.index + whole.length;
    const end = RAW.test(lower) ? html.toLowerCase().indexOf(`</${lower}`, after) : -1;
    const attributes = [...written.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single, bare]) => [key.toLowerCase(), decoded(double ?? single ?? bare ?? '')] as const,
    );
    tags.push({
      name: lower,
      attributes: Object.fromEntries(attributes),
      inside: end < 0 ? '' : html.slice(after, end),
    });
  }
  return tags;
}

/** The forms of a page with what they would send if nobody touched them. */
export function formsOf(html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>[^]*?<\/form>/gi)].map(([text]) => {
    const [form, ...inside] = tagsOf(text);
    const fields: Record<string, string> = {};
    let choosing = '';
    for (const { name, attributes, inside: content } of inside) {
      const field = attributes['name'] ?? '';
      if (name === 'select') {
        choosing = field;
        fields[field] ??= '';
      }
      const value = attributes['value'] ?? decoded(content);
      if (name === 'option' && choosing !== '' && 'selected' in attributes) fields[choosing] = value;
      if (field === '') continue;
      const isChoice = attributes['type'] === 'checkbox' || attributes['type'] === 'radio';
      if (name === 'textarea') fields[field] = decoded(content).replace(/^\n/, '');
      else if (name === 'input' && attributes['type'] !== 'file' && (!isChoice || 'checked' in attributes))
        fields[field] = attributes['value'] ?? (isChoice ? 'on' : '');
    }
    return { action: form?.attributes['action'] ?? '', fields };
  });
}
