import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './visit.ts';

export type Tone = 'plain' | 'met' | 'watch' | 'missed' | 'late' | 'honour';

export type ChipProps = {
  readonly tone?: Tone;
  readonly icon?: IconName;
  /** No wash: icon and word in the row of a table, where 28 washes would shout. */
  readonly bare?: boolean;
  readonly children: ComponentChildren;
};

const ICONS: Record<Tone, IconName | undefined> = {
  plain: undefined,
  met: 'check',
  watch: 'warn',
  missed: 'cross',
  late: 'clock',
  honour: 'flag',
};

/** A state: an icon and a word, the colour only helps. */
export function Chip({ tone = 'plain', icon = ICONS[tone], bare = false, children }: ChipProps): JSX.Element {
  return (
    <span class={`chip ${tone}${bare ? ' bare' : ''}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Verdict on a target in its usual words. */
export function TargetChip({ state, bare }: { readonly state: 'met' | 'watch' | 'missed'; readonly bare?: boolean }) {
  const words = useWords();
  return (
    <Chip tone={state} bare={bare ?? false}>
      {words.states[state]}
    </Chip>
  );
}

/** «Không nêu»: the source does not say. An answer, not a hole; never 0, never a dash. */
export function NotStated(): JSX.Element {
  return <span class="chip unknown">{useWords().states.unknown}</span>;
}

/** «Chưa có»: a field of a year under way that nobody has filled in. No source is silent here; the answer is still to come. */
export function NotYet(): JSX.Element {
  return <span class="muted">{useWords().states.notYet}</span>;
}

/** What the source states, or «Không nêu». */
export function Stated({ children }: { readonly children: ComponentChildren | null | undefined }): JSX.Element {
  return children === null || children === undefined || children === '' ? <NotStated /> : <>{children}</>;
}

/** «suy ra»: worked out from other facts; `because` says from which. */
export function Derived({ because }: { readonly because?: string }): JSX.Element {
  return (
    <span class="chip derived" title={because}>
      {useWords().states.derived}
      {because && <span class="sr">: {because}</span>}
    </span>
  );
}

/** «cần kiểm tra»: a doubt that a person must settle. */
export function NeedsCheck({ doubt }: { readonly doubt?: string }): JSX.Element {
  return (
    <span class="chip watch" title={doubt}>
      <Icon name="warn" />
      {useWords().states.needsCheck}
      {doubt && <span class="sr">: {doubt}</span>}
    </span>
  );
}

/** The small gold flag beside ink text; gold is for honours only. */
export function Flag({ label }: { readonly label?: string }): JSX.Element {
  return (
    <svg class="flag" viewBox="0 0 16 16" role={label ? 'img' : undefined} aria-label={label} aria-hidden={!label}>
      <path class="cloth" d="M3.5 2.5h10l-2.5 3 2.5 3h-10z" />
      <path class="pole" d="M3.5 1.5v13" />
    </svg>
  );
}
