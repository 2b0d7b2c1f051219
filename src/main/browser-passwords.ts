import { strengthOf } from '#src/year-round/accounts/domain/password-strength.ts';

const LEVEL = { short: 0, long: 0, simple: 1, fair: 2, good: 3 } as const;

/** A button beside each password shows what is typed, and hides it again; it is hidden whenever the form is sent. */
export function showPasswords(words: DOMStringMap): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=password]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'as-link show-password';
    button.setAttribute('aria-controls', input.id);
    const show = (shown: boolean): void => {
      input.type = shown ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(shown));
      button.textContent = (shown ? words['hide'] : words['show']) ?? '';
    };
    button.addEventListener('click', () => {
      show(input.type === 'password');
      input.focus();
    });
    input.form?.addEventListener('submit', () => show(false));
    show(false);
    input.after(button);
  }
}

/** Under a new password: how good it is so far, in words, by the same rules that judge it when it is sent. */
export function measurePasswords(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-meter]')) {
    const words = JSON.parse(input.dataset['meter'] ?? '{}') as Readonly<Record<string, string>>;
    const meter = document.createElement('meter');
    meter.max = 3;
    meter.low = 2;
    meter.high = 3;
    meter.optimum = 3;
    const said = document.createElement('span');
    said.setAttribute('role', 'status');
    const line = document.createElement('p');
    line.className = 'password-meter';
    line.hidden = true;
    line.append(meter, said);
    input.closest('.field')?.append(line);
    input.addEventListener('input', () => {
      const strength = strengthOf(input.value);
      line.hidden = input.value === '';
      meter.value = LEVEL[strength.kind];
      const missing = strength.kind === 'short' ? String(strength.missing) : '';
      said.textContent = (words[strength.kind] ?? '').replace('{n}', missing);
    });
  }
}
