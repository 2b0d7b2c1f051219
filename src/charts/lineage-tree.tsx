import type { JSX } from 'preact';

/** One body, by the row in which it stands: the oldest first. */
export type LineageNode = {
  readonly id: string;
  readonly name: string;
  /** Its days, in the page's words. */
  readonly note: string;
  readonly href?: string;
  readonly isCurrent?: boolean;
};
export type LineageLink = { readonly from: string; readonly to: string };

const ROW = 46;
const STEP = 16;
const WIDTH = 360;

/** Bodies that took over from one another, read downwards: predecessors stand in from the line of their successor. */
export function LineageTree(props: {
  readonly label: string;
  readonly nodes: readonly LineageNode[];
  readonly links: readonly LineageLink[];
}): JSX.Element {
  const rows = inOrder(props.nodes, props.links);
  const deepest = Math.max(...rows.map((row) => row.depth));
  const placed = new Map(
    rows.map(({ node, depth }, index) => [node.id, { x: 8 + STEP * (deepest - depth), y: 16 + ROW * index }]),
  );
  return (
    <svg
      class="chart lineage"
      viewBox={`0 0 ${WIDTH} ${ROW * rows.length}`}
      width={WIDTH}
      height={ROW * rows.length}
      role="group"
      aria-label={props.label}
    >
      {props.links.map(({ from, to }) => {
        const [a, b] = [placed.get(from), placed.get(to)];
        return a && b ? <path key={from + to} class="lineage-line" d={bend(a, b)} /> : null;
      })}
      {rows.map(({ node }) => {
        const at = placed.get(node.id);
        return at ? <Body key={node.id} node={node} x={at.x} y={at.y} indent={24 + STEP * deepest} /> : null;
      })}
    </svg>
  );
}

function Body(props: { readonly node: LineageNode; readonly x: number; readonly y: number; readonly indent: number }) {
  const { node, x, y, indent } = props;
  const name = (
    <text x={indent} y={y + 4} class={node.isCurrent ? 'lineage-current' : 'lineage-name'}>
      {node.name}
    </text>
  );
  return (
    <g>
      <circle cx={x} cy={y} r="5" class={node.isCurrent ? 'lineage-dot lineage-here' : 'lineage-dot'} />
      {node.href && !node.isCurrent ? <a href={node.href}>{name}</a> : name}
      <text x={indent} y={y + 21} class="chart-note">
        {node.note}
      </text>
    </g>
  );
}

type Place = { readonly x: number; readonly y: number };

/** From the predecessor sideways into the successor's line, with a round corner, then down to it. */
function bend(a: Place, b: Place): string {
  if (a.x === b.x) return `M${a.x} ${a.y}V${b.y}`;
  const turn = Math.min(8, Math.abs(a.x - b.x));
  return `M${a.x} ${a.y}H${b.x + turn}Q${b.x} ${a.y} ${b.x} ${a.y + turn}V${b.y}`;
}

/** Depth is how many hand-overs lie before a body; a body stands below all that it took over from. */
function inOrder(nodes: readonly LineageNode[], links: readonly LineageLink[]) {
  const depthOf = (id: string, seen: readonly string[] = []): number =>
    Math.max(
      0,
      ...links
        .filter((link) => link.to === id && !seen.includes(link.from))
        .map((link) => 1 + depthOf(link.from, [...seen, id])),
    );
  return nodes.map((node) => ({ node, depth: depthOf(node.id) })).toSorted((a, b) => a.depth - b.depth);
}
