// Naming a person in a comment: after «@» a list of those who have a part in the record, chosen by keyboard or pointer.
// Without script the full name is typed, and the server asks which of several namesakes is meant.
type Person = { readonly id: string; readonly name: string; readonly post: string | null };

const MOST = 8;
/** The «@» before the caret and what is typed after it, up to the length of a name. */
const BEGUN = /(?:^|[\s(“])@([\p{L}\p{M} ]{0,40})$/u;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');

/** Those of whose name some words begin with what is typed; by given name, as the server orders them. */
const fitting = (people: readonly Person[], typed: string): readonly Person[] => {
  const key = plain(typed);
  return people.filter(({ name }) => ` ${plain(name)}`.includes(` ${key}`)).slice(0, MOST);
};

export function namePeople(place: HTMLElement): void {
  const field = place.querySelector('textarea');
  const form = place.querySelector('form');
  const address = place.dataset['people'];
  if (!field || !form || !address) return;
  let people: readonly Person[] | null = null;
  let shown: readonly Person[] = [];
  let at = 0;

  const list = document.createElement('ul');
  list.className = 'people-list';
  list.id = `${field.id}-people`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', place.dataset['list'] ?? '');
  list.hidden = true;
  const said = document.createElement('span');
  said.className = 'sr';
  said.setAttribute('role', 'status');
  field.after(list, said);
  // a field of several lines stays a textbox: the list and its marked option are told by these alone
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-controls', list.id);

  const close = (): void => {
    shown = [];
    list.hidden = true;
    said.textContent = '';
    field.removeAttribute('aria-activedescendant');
  };
  const begun = (): RegExpExecArray | null => BEGUN.exec(field.value.slice(0, field.selectionStart));
  const mark = (index: number): void => {
    at = (index + shown.length) % shown.length;
    [...list.children].forEach((option, one) => {
      option.setAttribute('aria-selected', String(one === at));
      if (one === at) option.scrollIntoView({ block: 'nearest' });
    });
    field.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  };
  const choose = (person: Person): void => {
    const typed = begun()?.[1] ?? '';
    const from = field.selectionStart - typed.length;
    field.setRangeText(`${person.name} `, from, field.selectionStart, 'end');
    const picked = document.createElement('input');
    [picked.type, picked.name, picked.value] = ['hidden', 'mention', person.id];
    form.append(picked);
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  };
  const optionOf = (person: Person, index: number): HTMLLIElement => {
    const option = document.createElement('li');
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.lang = 'vi';
    option.append(person.name);
    if (person.post) {
      const post = document.createElement('small');
      post.textContent = person.post;
      option.append(post);
    }
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault(); // the field keeps the focus
      choose(person);
    });
    return option;
  };
  const open = (typed: string): void => {
    shown = fitting(people ?? [], typed);
    if (shown.length === 0) return close();
    list.replaceChildren(...shown.map(optionOf));
    list.style.top = `${field.offsetTop + field.offsetHeight}px`;
    list.hidden = false;
    said.textContent = (place.dataset['found'] ?? '').replace('{n}', String(shown.length));
    mark(0);
  };
  const look = async (): Promise<void> => {
    const typed = begun()?.[1];
    if (typed === undefined) return close();
    if (!people) {
      people = []; // asked for once
      const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => null);
      people = answer?.ok ? ((await answer.json()) as Person[]) : null;
    }
    const still = begun()?.[1];
    if (still === undefined || (still.endsWith(' ') && fitting(people ?? [], still).length === 0)) return close();
    open(still);
  };

  field.addEventListener('input', () => void look());
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const chosen = shown[at];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(at + (event.key === 'ArrowDown' ? 1 : -1));
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
