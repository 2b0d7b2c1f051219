import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { LineageTree } from './lineage-tree.tsx';

const node = (id: string, isCurrent = false) => ({
  id,
  name: `Đơn vị ${id}`,
  note: 'từ 01/7/2025',
  href: `/${id}`,
  isCurrent,
});
const yOf = (svg: string, name: string): number =>
  Number(/y="(\d+)"/.exec(svg.slice(svg.lastIndexOf('<text', svg.indexOf(name))))?.[1]);

test('predecessors stand above their successor, and the one shown is no link to itself', () => {
  const svg = renderToString(
    <LineageTree
      label="Tiền thân"
      nodes={[node('c', true), node('a'), node('b')]}
      links={[
        { from: 'a', to: 'c' },
        { from: 'b', to: 'c' },
      ]}
    />,
  );
  expect(yOf(svg, 'Đơn vị a')).toBeLessThan(yOf(svg, 'Đơn vị c'));
  expect(yOf(svg, 'Đơn vị b')).toBeLessThan(yOf(svg, 'Đơn vị c'));
  expect(svg).toContain('href="/a"');
  expect(svg).not.toContain('href="/c"');
});

test('a lineage that runs in a circle by mistake is drawn, not followed for ever', () => {
  const links = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(renderToString(<LineageTree label="" nodes={[node('a'), node('b')]} links={links} />)).toContain('Đơn vị b');
});
