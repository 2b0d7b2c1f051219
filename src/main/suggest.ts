type Suggestion = { readonly kind: string; readonly label: string; readonly detail: string; readonly href: string };
type Answer = { readonly said: string; readonly items: readonly Suggestion[] };

/** As long as a hand rests between two letters. */
const PAUSE = 140;
const FEWEST_LETTERS = 2;

const part = (name: string, text: string): HTMLElement => {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
};

/**
 * A search box that suggests while one types: a combobox with the list of the server's best hits. Whatever is answered too
 * late is dropped; where nothing is answered the box stays an ordinary field that Enter sends.
 */
export function suggestIn(field: HTMLInputElement): void {
  const { form } = field;
  const address = field.dataset['suggest'];
  if (!form || !address) return;
  const list = document.createElement('ul');
  list.id = `${field.id || 'q'}-suggestions`;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = field.dataset['label'] ?? '';
  list.hidden = true;
  const said = part('sr', '');
  said.role = 'status';
  form.classList.add('suggesting');
  form.append(list, said);
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');

  let active = -1;
  let asked: AbortController | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const options = (): HTMLElement[] => [...list.children] as HTMLElement[];

  const choose = (at: number): void => {
    active = at;
    options().forEach((option, index) => {
      option.ariaSelected = String(index === at);
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    });
    const id = options()[at]?.id;
    if (id) field.setAttribute('aria-activedescendant', id);
    else field.removeAttribute('aria-activedescendant');
  };
  const open = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    choose(-1);
  };
  const drop = (): void => {
    clearTimeout(pause);
    asked?.abort();
    asked = null;
  };
  const show = ({ said: words, items }: Answer): void => {
    list.replaceChildren(
      ...items.map(({ kind, label, detail, href }, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.role = 'option';
        option.dataset['href'] = href;
        option.append(part('label', label), part('kind', kind), part('note', detail));
        return option;
      }),
    );
    said.textContent = words;
    open(items.length > 0);
  };
  const ask = async (): Promise<void> => {
    drop();
    const text = field.value.trim();
    if (text.length < FEWEST_LETTERS) return open(false);
    const mine = new AbortController();
    asked = mine;
    try {
      const response = await fetch(`${address}?q=${encodeURIComponent(text)}`, { signal: mine.signal });
      if (response.ok && asked === mine && document.activeElement === field) show((await response.json()) as Answer);
    } catch {
      // answered too late, or the line is down: the box stays an ordinary field
    }
  };
  const goTo = (option: Element | null | undefined): boolean => {
    const href = (option as HTMLElement | null | undefined)?.dataset['href'];
    if (href) location.assign(href);
    return href !== undefined;
  };

  field.addEventListener('input', () => {
    drop();
    pause = setTimeout(() => void ask(), PAUSE);
  });
  field.addEventListener('blur', () => {
    drop();
    open(false);
  });
  field.addEventListener('keydown', (event) => {
    const count = list.childElementCount;
    if (event.isComposing) return;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault(); // the second Escape clears the field, as browsers do
      drop();
      open(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      if (list.hidden) open(true);
      // past the last stands the field itself, then the first again
      choose(((active + 1 + (event.key === 'ArrowDown' ? 1 : count) + (count + 1)) % (count + 1)) - 1);
    } else if (event.key === 'Enter' && goTo(options()[active])) event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', (event) => goTo((event.target as Element).closest('li')));
}
