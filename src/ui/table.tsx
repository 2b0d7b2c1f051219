import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import { Empty } from './empty.tsx';
import { useHref, useWords } from './visit.ts';

/**
 * A column. On a phone a row becomes a card: `phone` says where its cell stands there, the card's title, its corner,
 * a line of its own, a small labelled figure, or nowhere.
 */
export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  /** Units stand in the head, never in the cells. */
  readonly unit?: string;
  /** The label of the figure on a phone, where the head is too long for a card. */
  readonly short?: string;
  readonly align?: 'start' | 'end' | 'center';
  readonly phone?: 'title' | 'corner' | 'line' | 'figure' | 'hide';
  readonly sortable?: boolean;
  /** Short words that must not break (dates, numbers of papers): the column is no wider than they are. */
  readonly nowrap?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
};

export type Sort = { readonly key: string; readonly direction: 'up' | 'down' };

export type TableProps<Row> = {
  /** Names the table: in the browser's memory of the reader's columns and density, too. */
  readonly id: string;
  readonly caption: string;
  readonly captionShown?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The sort in force and the address that would sort otherwise. */
  readonly sort?: { readonly now: Sort | null; readonly hrefOf: (sort: Sort) => string };
  /** The sum row names its coverage: "Cộng 26/28 đơn vị đã gửi". */
  readonly sum?: { readonly label: ComponentChildren; readonly cells: Readonly<Record<string, ComponentChildren>> };
  readonly empty?: ComponentChildren;
  /** A filter is in force: no rows means that none matches. */
  readonly filtered?: boolean;
  /** Rows that open in place: one at a time, by an address, so that it works without scripts. */
  readonly detail?: {
    readonly openKey: string | null;
    readonly nameOf: (row: Row) => string;
    readonly hrefOf: (row: Row | null) => string;
    readonly of: (row: Row) => ComponentChildren;
  };
  readonly rowClass?: (row: Row) => 'strong' | 'sunk' | 'marked' | undefined;
  readonly density?: 'normal' | 'tight';
  /** Plain: hairlines on the paper. Sheet: the bordered data sheet of the working area. */
  readonly look?: 'plain' | 'sheet';
  /** Very wide tables scroll inside their own frame. */
  readonly scroll?: boolean;
};

const cellClass = <Row,>({ align, nowrap }: Column<Row>): string | undefined =>
  [align === 'end' ? 'end num' : align, nowrap && 'nowrap'].filter(Boolean).join(' ') || undefined;

const labelOf = <Row,>({ short, head, unit }: Column<Row>): string => short ?? (unit ? `${head}, ${unit}` : head);

const phoneOf = <Row,>(column: Column<Row>, index: number): string =>
  column.phone ?? (index === 0 ? 'title' : 'figure');

/** The heart of the product: read on a wide screen, on paper and, a card per row, on a phone. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { id, caption, captionShown, columns, rows, sum, detail, density = 'normal', look = 'plain', scroll } = props;
  const words = useWords();
  if (rows.length === 0)
    return <>{props.empty ?? <Empty title={props.filtered ? words.table.emptyFiltered : words.table.empty} />}</>;
  return (
    <div
      class={['table', look, density, scroll && 'scroll'].filter(Boolean).join(' ')}
      tabindex={scroll ? 0 : undefined}
    >
      {props.sort && <SortMenu columns={columns} sort={props.sort} />}
      <table id={id} data-table={id}>
        <caption class={captionShown ? undefined : 'sr'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head column={column} sort={props.sort} key={column.key} />
            ))}
            {detail && (
              <th scope="col" class="opener">
                <span class="sr">{words.table.detail}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow row={row} table={props} key={props.rowKey(row)} />
          ))}
        </tbody>
        {sum && <SumRow columns={columns} sum={sum} opener={detail !== undefined} />}
      </table>
    </div>
  );
}

function Head<Row>({ column, sort }: { readonly column: Column<Row>; readonly sort: TableProps<Row>['sort'] }) {
  const words = useWords();
  const href = useHref();
  const now = sort?.now?.key === column.key ? sort.now.direction : null;
  const unit = column.unit && <small> {column.unit}</small>;
  return (
    <th
      scope="col"
      class={cellClass(column)}
      aria-sort={now ? (now === 'up' ? 'ascending' : 'descending') : undefined}
      data-col={column.key}
    >
      {sort && column.sortable ? (
        <a
          class="sort"
          href={href(sort.hrefOf({ key: column.key, direction: now === 'up' ? 'down' : 'up' }))}
          title={words.table.sortBy(column.head)}
        >
          {column.head}
          <Icon name={now === 'down' ? 'down' : 'up'} />
          {unit}
        </a>
      ) : (
        <>
          {column.head}
          {unit}
        </>
      )}
    </th>
  );
}

/** On a phone the head is gone; its sorts stand in one menu. */
function SortMenu<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly sort: NonNullable<TableProps<Row>['sort']>;
}) {
  const words = useWords();
  const href = useHref();
  const { now, hrefOf } = props.sort;
  const current = props.columns.find((column) => column.key === now?.key);
  return (
    <details class="drop phone sort-menu">
      <summary class="button small">
        {words.table.sortedBy}
        {current && <b>: {current.head}</b>}
        <Icon name={now?.direction === 'down' ? 'down' : 'up'} />
      </summary>
      <ul class="drop-list">
        {props.columns.flatMap((column) =>
          column.sortable
            ? (['up', 'down'] as const).map((direction) => (
                <li key={column.key + direction}>
                  <a
                    href={href(hrefOf({ key: column.key, direction }))}
                    aria-current={now?.key === column.key && now.direction === direction ? 'true' : undefined}
                  >
                    {column.head}, {direction === 'up' ? words.table.sortUp : words.table.sortDown}
                  </a>
                </li>
              ))
            : [],
        )}
      </ul>
    </details>
  );
}

function BodyRow<Row>({ row, table }: { readonly row: Row; readonly table: TableProps<Row> }) {
  const words = useWords();
  const href = useHref();
  const { columns, detail, rowClass } = table;
  const key = table.rowKey(row);
  const open = detail?.openKey === key;
  const kind = [rowClass?.(row), open && 'opened'].filter(Boolean).join(' ') || undefined;
  return (
    <>
      <tr class={kind} id={`${table.id}-${key}`}>
        {columns.map((column, index) => (
          <td
            class={[cellClass(column), `p-${phoneOf(column, index)}`].filter(Boolean).join(' ')}
            data-label={labelOf(column)}
            key={column.key}
          >
            {column.cell(row)}
          </td>
        ))}
        {detail && (
          <td class="opener">
            <a
              href={`${href(detail.hrefOf(open ? null : row))}#${table.id}-${key}`}
              aria-label={open ? words.table.close(detail.nameOf(row)) : words.table.open(detail.nameOf(row))}
            >
              <Icon name={open ? 'up' : 'down'} />
            </a>
          </td>
        )}
      </tr>
      {open && (
        <tr class="detail">
          <td colSpan={columns.length + 1}>{detail.of(row)}</td>
        </tr>
      )}
    </>
  );
}

/** The label spans the columns that have no sum before the first that has one. */
function SumRow<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly sum: NonNullable<TableProps<Row>['sum']>;
  readonly opener: boolean;
}) {
  const { columns, sum, opener } = props;
  const first = columns.findIndex((column) => column.key in sum.cells);
  const span = first <= 0 ? 1 : first;
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={span}>
          {sum.label}
        </th>
        {columns.slice(span).map((column) => (
          <td
            class={cellClass(column)}
            data-label={column.key in sum.cells ? labelOf(column) : undefined}
            key={column.key}
          >
            {sum.cells[column.key]}
          </td>
        ))}
        {opener && <td class="opener" />}
      </tr>
    </tfoot>
  );
}
