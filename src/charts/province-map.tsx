import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { chartWords } from './chart-words.ts';
import { Hatch, hatched } from './hatch.tsx';
import type { Archipelago, CountryShapes, ProvinceShape } from './province-shape.ts';

export type MapLevel = 0 | 1 | 2 | 3 | 4 | 5;

/** A name written in the sea beside or below a group of provinces, with its figure on the next line. */
export type MapLabel = {
  readonly codes: readonly string[];
  readonly name: string;
  readonly value?: string;
  readonly side: 'left' | 'right' | 'below';
};

export type ProvinceMapProps = {
  readonly shapes: CountryShapes;
  /** The finding, in words; the page gives the same figures in a table. */
  readonly label: string;
  readonly size: 'margin' | 'large';
  /** Shade by province code; null is «không nêu» (hatched); a province without an entry stays plain land. */
  readonly values?: ReadonlyMap<string, MapLevel | null>;
  /** What is said of a province beside its name («22/28»). */
  readonly valueText?: ReadonlyMap<string, string>;
  readonly highlight?: ReadonlySet<string>;
  /** Lines between clusters, from `bordersBetween` of the map. */
  readonly borders?: string;
  readonly hrefs?: ReadonlyMap<string, string>;
  readonly labels?: readonly MapLabel[];
  readonly language: Language;
};

/** Provinces shaded by a figure, with every islet of Hoàng Sa and Trường Sa drawn in a named frame at its true place. */
export function ProvinceMap(props: ProvinceMapProps): JSX.Element {
  const { shapes, values } = props;
  const id = useId();
  const hasGaps = shapes.provinces.some(({ code }) => values?.get(code) === null);
  return (
    <svg
      class={`chart map map-${props.size}`}
      viewBox={shapes.viewBox}
      role={props.hrefs ? 'group' : 'img'}
      aria-label={props.label}
    >
      {hasGaps && <Hatch id={id} />}
      {shapes.provinces.map((shape) => (
        <Province key={shape.code} shape={shape} fill={hatched(id)} {...props} />
      ))}
      {props.borders && <path class="map-borders" d={props.borders} />}
      {shapes.archipelagos.map((each) => (
        <Islets key={each.name} archipelago={each} size={props.size} language={props.language} />
      ))}
      {props.labels?.map((label) => (
        <Label key={label.name} label={label} shapes={shapes} />
      ))}
    </svg>
  );
}

function Province(props: ProvinceMapProps & { readonly shape: ProvinceShape; readonly fill: string }): JSX.Element {
  const { shape, values, valueText, highlight, hrefs, fill } = props;
  const level = values?.get(shape.code);
  const text = valueText?.get(shape.code) ?? (level === null ? chartWords(props.language).notStated : undefined);
  const name = text === undefined ? shape.name : `${shape.name}: ${text}`;
  const href = hrefs?.get(shape.code);
  const isUnknown = level === null && !highlight?.has(shape.code);
  const shade = highlight?.has(shape.code) ? 'level-4' : typeof level === 'number' ? `level-${level}` : 'map-land';
  const area = (
    <path class={`map-province ${isUnknown ? 'map-unknown' : shade}`} d={shape.d} fill={isUnknown ? fill : undefined}>
      <title>{name}</title>
    </path>
  );
  if (href === undefined) return area;
  return (
    <a href={href} aria-label={name}>
      {area}
    </a>
  );
}

/** Each islet is a line of no length with round ends: a dot that keeps its size at any width. */
function Islets(props: {
  readonly archipelago: Archipelago;
  readonly size: ProvinceMapProps['size'];
  readonly language: Language;
}): JSX.Element {
  const { name, islets, frame } = props.archipelago;
  const words = chartWords(props.language);
  return (
    <g class="map-archipelago">
      <title>{`${words.archipelago} ${name}`}</title>
      <rect {...frame} rx="3" />
      <path d={islets.map(([x, y]) => `M${x} ${y}h0`).join('')} />
      <text x={frame.x + frame.width / 2} y={frame.y - 7} text-anchor="middle">
        {`${props.size === 'large' ? words.archipelago : words.archipelagoShort} ${name}`}
      </text>
    </g>
  );
}

function Label({ label, shapes }: { readonly label: MapLabel; readonly shapes: CountryShapes }): JSX.Element | null {
  const place = labelPlace(label, shapes);
  if (!place) return null;
  const anchor = { x: place.x, 'text-anchor': label.side === 'left' ? 'end' : 'start' } as const;
  return (
    <text class="map-label" y={place.y} {...anchor}>
      <tspan {...anchor}>{label.name}</tspan>
      {label.value !== undefined && (
        <tspan class="map-value" dy="1.35em" {...anchor}>
          {label.value}
        </tspan>
      )}
    </text>
  );
}

/** Beside: at the coast or border nearest at that height, so that no neighbour and no archipelago is written over. */
function labelPlace(
  { codes, side }: MapLabel,
  { provinces, archipelagos }: CountryShapes,
): { x: number; y: number } | null {
  const members = provinces.filter(({ code }) => codes.includes(code));
  if (members.length === 0) return null;
  const west = Math.min(...members.map(({ box }) => box[0]));
  if (side === 'below')
    return { x: Math.round(west), y: Math.round(Math.max(...members.map(({ box }) => box[3])) + 20) };
  const middle = members.reduce((sum, { cy }) => sum + cy, 0) / members.length;
  const framed = archipelagos.find(({ frame }) => middle > frame.y - 24 && middle < frame.y + frame.height + 24);
  const y = side === 'right' && framed?.name === 'Hoàng Sa' ? framed.frame.y + framed.frame.height + 32 : middle;
  const level = provinces.filter(({ box }) => box[1] <= y + 20 && box[3] >= y - 8);
  const edge =
    side === 'right'
      ? Math.max(...level.map(({ box }) => box[2])) + 8
      : Math.min(...level.map(({ box }) => box[0])) - 8;
  return { x: Math.round(edge), y: Math.round(y) };
}

/** Whose boundaries these are: stands under every map, on screen and on paper. A replaced file names its own source. */
export function MapAttribution(props: { readonly source: string | null; readonly language: Language }): JSX.Element {
  const words = chartWords(props.language);
  const source = props.source === null ? words.mapSource : `${words.boundaries}: ${props.source}.`;
  return <p class="map-attribution">{`${source} ${words.mapPurpose}`}</p>;
}
