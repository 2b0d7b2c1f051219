import type { ComponentChildren, JSX } from 'preact';
import { type Action, ActionButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useHref, useWords } from './visit.ts';

export type Filter =
  | { readonly kind: 'search'; readonly name: string; readonly label: string; readonly value: string }
  | { readonly kind: 'day'; readonly name: string; readonly label: string; readonly value: string }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    };

export type TableToolsProps = {
  /** The `id` of the table the tools belong to. */
  readonly table: string;
  /** Where the filter is sent: the list's own address. */
  readonly action: string;
  readonly filters?: readonly Filter[];
  /** Values of the query to keep while filtering (the sort, the year). */
  readonly keep?: Readonly<Record<string, string>>;
  /** Addresses of this list with rows of normal and of tight height. */
  readonly density?: { readonly now: 'normal' | 'tight'; readonly normal: string; readonly tight: string };
  readonly chooseColumns?: boolean;
  /** CSV, XLSX. */
  readonly downloads?: readonly { readonly label: string; readonly href: string }[];
  /** The address of a paper to print, or `true`: print this page. */
  readonly print?: string | true;
  readonly actions?: readonly Action[];
  readonly children?: ComponentChildren;
};

/** The row above a table: filter (a plain GET form), density, columns, downloads, print. */
export function TableTools(props: TableToolsProps): JSX.Element {
  const words = useWords();
  const { filters = [], downloads = [], actions = [], print, density } = props;
  const href = useHref();
  return (
    <div class="tools">
      {filters.length > 0 && <FilterForm {...props} filters={filters} />}
      {props.children}
      <div class="tool-row">
        {density && <DensitySwitch table={props.table} {...density} />}
        {props.chooseColumns && (
          <details class="drop end script-only" data-columns={props.table}>
            <summary class="button" title={words.table.chooseColumns}>
              <Icon name="columns" />
              {words.table.columns}
            </summary>
            <div class="drop-list" />
          </details>
        )}
        {downloads.map((file) => (
          <a class="button" href={href(file.href)} download key={file.label}>
            <Icon name="download" />
            {file.label}
          </a>
        ))}
        {print === true && (
          <button class="button script-only" type="button" data-print>
            <Icon name="print" />
            {words.table.print}
          </button>
        )}
        {typeof print === 'string' && (
          <a class="button" href={href(print)}>
            <Icon name="print" />
            {words.table.print}
          </a>
        )}
        {actions.map((action) => (
          <ActionButton action={action} key={action.label} />
        ))}
      </div>
    </div>
  );
}

function FilterForm({ action, filters, keep = {} }: TableToolsProps & { readonly filters: readonly Filter[] }) {
  const words = useWords();
  const href = useHref();
  const filtered = filters.some((filter) => filter.value !== '');
  return (
    <form class="filters" method="get" action={href(action)}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {filters.some((filter) => filter.kind !== 'search') && (
        <details class="phone more-filters" open={filtered}>
          <summary class="button">
            <Icon name="filter" />
            {words.table.moreFilters}
          </summary>
        </details>
      )}
      {filters.map((filter) =>
        filter.kind === 'day' ? (
          <label class="filter day" key={filter.name}>
            <span>{filter.label}:</span>
            <input
              type="text"
              name={filter.name}
              value={filter.value}
              placeholder={words.form.dayHint}
              maxlength={10}
              size={10}
            />
          </label>
        ) : filter.kind === 'search' ? (
          <label class="filter find" key={filter.name}>
            <Icon name="search" />
            <span class="sr">{filter.label}</span>
            <input type="search" name={filter.name} value={filter.value} placeholder={filter.label} maxlength={200} />
          </label>
        ) : (
          <label class="filter" key={filter.name}>
            <span>{filter.label}:</span>
            <select name={filter.name}>
              <option value="">{words.table.all}</option>
              {filter.options.map((option) => (
                <option value={option.value} selected={option.value === filter.value} key={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </label>
        ),
      )}
      <button class="button" type="submit">
        <Icon name="filter" />
        {words.table.filter}
      </button>
      {filtered && (
        <a class="button quiet" href={href(action)}>
          {words.table.clearFilter}
        </a>
      )}
    </form>
  );
}

type DensityProps = NonNullable<TableToolsProps['density']> & { readonly table: string };

function DensitySwitch({ table, now, normal, tight }: DensityProps) {
  const words = useWords();
  const href = useHref();
  return (
    <div class="segments" role="group" aria-label={words.table.density} data-density={table}>
      <a href={href(normal)} aria-current={now === 'normal' ? 'true' : undefined}>
        {words.table.normal}
      </a>
      <a href={href(tight)} aria-current={now === 'tight' ? 'true' : undefined}>
        {words.table.tight}
      </a>
    </div>
  );
}
