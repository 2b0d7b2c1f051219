// Small conveniences for readers with scripts; every page works without. Words come from the page (`data-` of body).
import { namePeople } from './name-people.ts';
import { suggestIn } from './suggest.ts';

import { measurePasswords, showPasswords } from './browser-passwords.ts';

const root = document.documentElement;
const words = document.body.dataset;
const all = <E extends HTMLElement>(selector: string, from: ParentNode = document): E[] => [
  ...from.querySelectorAll<E>(selector),
];

/** Storage may be refused (private windows, policies): then nothing is remembered, and nothing breaks. */
const memory = {
  read: (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (key: string, value: string | null): void => {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // the page goes on without
    }
  },
};

root.dataset['script'] = '';

function searchByKey(): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.getElementById('search');
      if (!search || search.offsetParent === null) return;
      event.preventDefault();
      search.focus();
    }
  });
}

/** Menus close with Escape and when the reader goes elsewhere. */
function closeMenus(): void {
  const close = (but?: Node): void => {
    for (const menu of all<HTMLDetailsElement>('details.drop[open]'))
      if (!but || !menu.contains(but)) menu.open = false;
  };
  document.addEventListener('click', (event) => close(event.target as Node));
  document.addEventListener('focusin', (event) => close(event.target as Node));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const open = document.activeElement?.closest<HTMLDetailsElement>('details.drop[open]');
    close();
    open?.querySelector('summary')?.focus();
  });
}

function rememberTheme(): void {
  for (const button of all<HTMLButtonElement>('.themes button'))
    button.addEventListener('click', (event) => {
      event.preventDefault();
      const theme = button.value;
      const age = theme === 'system' ? 0 : 31_536_000;
      document.cookie = `giao-dien=${theme};path=/;max-age=${age};samesite=lax`;
      if (theme === 'system') delete root.dataset['theme'];
      else root.dataset['theme'] = theme;
      for (const each of all('.themes button')) each.ariaPressed = String(each === button);
    });
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const fieldsOf = (form: HTMLFormElement): Field[] =>
  all<HTMLElement>('input,textarea,select', form).filter((field): field is Field => {
    const kind = (field as HTMLInputElement).type;
    return (field as Field).name !== '' && !['hidden', 'file', 'password'].includes(kind);
  });
const isTick = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';
const typedIn = (form: HTMLFormElement): string =>
  JSON.stringify(fieldsOf(form).map((field) => (isTick(field) ? field.checked : field.value)));

function putBack(form: HTMLFormElement, typed: string): void {
  const values = JSON.parse(typed) as (string | boolean)[];
  fieldsOf(form).forEach((field, index) => {
    const value = values[index];
    if (isTick(field)) field.checked = value === true;
    else if (typeof value === 'string') field.value = value;
  });
}

const DRAFTS_LIVE = 12 * 60 * 60 * 1000; // as long as a session
const A_DRAFT = /^form:/;

/** What was typed and not yet answered, on this device: no longer than a session lives, and gone when one signs out. */
const draft = {
  read: (key: string): string | null => {
    const [, at = '', typed = null] = /^(\d+) ([^]*)$/.exec(memory.read(key) ?? '') ?? [];
    return Date.now() - Number(at) < DRAFTS_LIVE ? typed : null;
  },
  write: (key: string, typed: string): void => memory.write(key, `${Date.now()} ${typed}`),
  forget: (which: (key: string) => boolean): void => {
    try {
      for (const key of Object.keys(localStorage)) if (A_DRAFT.test(key) && which(key)) localStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  },
};

function forgetDrafts(): void {
  draft.forget((key) => draft.read(key) === null);
  for (const form of all<HTMLFormElement>('form'))
    if (/\/(dang-xuat|tai-khoan\/moi-noi)$/.test(form.action))
      form.addEventListener('submit', () => draft.forget(() => true));
}

/** The form of this tab whose answer is awaited: should the server die meanwhile, what was typed is still on this device. */
const awaited = {
  read: (): string | null => {
    try {
      return sessionStorage.getItem('awaited');
    } catch {
      return null;
    }
  },
  write: (key: string): void => {
    try {
      sessionStorage.setItem('awaited', key);
    } catch {
      // the page goes on without
    }
  },
};

/** A page that says what became of the form (done, wrong, saved by someone else before) ends the waiting. */
function forgetAnswered(): void {
  const key = awaited.read();
  if (key && document.querySelector('.toast,.errors,.conflict,.override')) memory.write(key, null);
}

/** Forms are sent once, warn when left unsaved, and keep what was typed on this device until the server has answered. */
function guardForm(form: HTMLFormElement): void {
  const key = `form:${location.pathname}:${form.id}`;
  const first = typedIn(form);
  let sending = false;
  const state = form.querySelector('.save-state');

  form.addEventListener('submit', (event) => {
    if (sending) return event.preventDefault();
    if (!navigator.onLine) {
      event.preventDefault();
      draft.write(key, typedIn(form));
      if (state) state.textContent = words['offline'] ?? '';
      return;
    }
    sending = true;
    draft.write(key, typedIn(form));
    awaited.write(key);
    const button = event.submitter;
    button?.setAttribute('aria-busy', 'true');
    if (state) state.textContent = words['saving'] ?? '';
  });
  // back from the next page by the browser's arrow: the form may be sent again
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sending = false;
    for (const button of all('[aria-busy]', form)) button.removeAttribute('aria-busy');
  });
  form.addEventListener('input', () => {
    if (state) state.textContent = typedIn(form) === first ? '' : (words['unsaved'] ?? '');
    if (!navigator.onLine) draft.write(key, typedIn(form));
  });
  addEventListener('beforeunload', (event) => {
    if (!sending && typedIn(form) !== first) event.preventDefault();
  });
  offerBack(form, key, first);
}

function offerBack(form: HTMLFormElement, key: string, first: string): void {
  const kept = draft.read(key);
  if (kept === null || kept === first) return;
  const offer = document.createElement('p');
  offer.className = 'kept';
  offer.setAttribute('role', 'status');
  offer.append(`${words['found'] ?? ''} `);
  const choice = (label: string | undefined, act: () => void): void => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'as-link';
    button.textContent = label ?? '';
    button.addEventListener('click', () => {
      act();
      memory.write(key, null);
      offer.remove();
    });
    offer.append(button, ' ');
  };
  choice(words['restore'], () => putBack(form, kept));
  choice(words['discard'], () => undefined);
  form.prepend(offer);
}

/** Density and columns of a table are the reader's own and are kept on this device. */
function rememberTable(table: HTMLTableElement): void {
  const name = table.dataset['table'] ?? '';
  const frame = table.closest('.table');
  for (const group of all(`[data-density="${name}"]`)) {
    const links = all<HTMLAnchorElement>('a', group);
    const set = (tight: boolean): void => {
      frame?.classList.toggle('tight', tight);
      links.forEach((link, index) => {
        if ((index === 1) === tight) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      });
    };
    if (memory.read('density') === 'tight') set(true);
    links.forEach((link, index) => {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        memory.write('density', index === 1 ? 'tight' : null);
        set(index === 1);
      });
    });
  }
  for (const menu of all(`[data-columns="${name}"] .drop-list`)) chooseColumns(table, menu, `columns:${name}`);
}

function chooseColumns(table: HTMLTableElement, menu: HTMLElement, key: string): void {
  const heads = all<HTMLTableCellElement>('thead th[data-col]', table);
  const hidden = new Set((memory.read(key) ?? '').split(',').filter(Boolean));
  const sumLabel = table.tFoot?.rows[0]?.cells[0];
  const span = sumLabel?.colSpan ?? 1;
  const apply = (): void => {
    const away = heads.map((head) => hidden.has(head.dataset['col'] ?? ''));
    heads.forEach((head, index) => {
      head.hidden = away[index] ?? false;
    });
    for (const row of table.tBodies[0]?.rows ?? [])
      if (row.cells.length >= heads.length)
        away.forEach((gone, index) => row.cells[index]?.toggleAttribute('hidden', gone));
    if (!sumLabel) return;
    sumLabel.colSpan = Math.max(1, span - away.slice(0, span).filter(Boolean).length);
    away.slice(span).forEach((gone, index) => table.tFoot?.rows[0]?.cells[index + 1]?.toggleAttribute('hidden', gone));
  };
  for (const head of heads.slice(1)) {
    const column = head.dataset['col'] ?? '';
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = !hidden.has(column);
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(column);
      else hidden.add(column);
      memory.write(key, hidden.size > 0 ? [...hidden].join() : null);
      apply();
    });
    label.append(box, ` ${head.textContent ?? ''}`);
    menu.append(label);
  }
  apply();
}

/** A grid of fields is walked like a spreadsheet: up, down and Enter stay in the column. */
function walkColumns(table: HTMLTableElement): void {
  table.addEventListener('keydown', (event) => {
    const field = event.target as HTMLInputElement;
    const column = field.dataset['cell'];
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
    if (column === undefined || step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const cells = all<HTMLInputElement>(`[data-cell="${column}"]`, table);
    const next = cells[cells.indexOf(field) + step];
    next?.focus();
    next?.select();
  });
}

/**
 * How many notices are new, as the server says it while the page is in sight; a page that nobody looks at asks nothing, and
 * hears the number when it is looked at again. One line says that something came, and goes after a while.
 */
function followNotices(): void {
  const bell = document.querySelector<HTMLAnchorElement>('a[data-live]');
  const count = bell?.querySelector<HTMLElement>('.count');
  const line = bell?.parentElement?.querySelector('[role="status"]');
  if (!bell || !count || !line) return;
  let stream: EventSource | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  const show = ({ data }: MessageEvent<string>): void => {
    const told = JSON.parse(data) as { count: number; shown: string | null; label: string; line: string };
    const came = told.count > Number(bell.dataset['count']);
    bell.dataset['count'] = String(told.count);
    bell.ariaLabel = told.label;
    count.textContent = told.shown;
    count.hidden = told.shown === null;
    if (!came) return;
    const link = document.createElement('a');
    link.href = bell.href;
    link.textContent = told.line;
    line.replaceChildren(link);
    clearTimeout(later);
    later = setTimeout(() => line.replaceChildren(), 12_000);
  };
  const follow = (): void => {
    if (document.visibilityState === 'hidden') {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(bell.dataset['live'] ?? '');
      stream.addEventListener('count', show);
    }
  };
  document.addEventListener('visibilitychange', follow);
  follow();
}

searchByKey();
followNotices();
closeMenus();
rememberTheme();
document.querySelector<HTMLElement>('[autofocus]')?.focus();
forgetAnswered();
forgetDrafts();
showPasswords(words);
measurePasswords();
for (const form of all<HTMLFormElement>('form[data-guard]')) guardForm(form);
for (const table of all<HTMLTableElement>('table[data-table]')) rememberTable(table);
for (const table of new Set(all('[data-cell]').map((field) => field.closest('table')))) if (table) walkColumns(table);
for (const button of all<HTMLButtonElement>('[data-print]')) button.addEventListener('click', () => print());
for (const place of all('[data-people]')) namePeople(place);
for (const field of all<HTMLInputElement>('input[data-suggest]')) suggestIn(field);
