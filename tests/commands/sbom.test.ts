import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';

type Locked = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;
};
type Parts = { readonly components: readonly { readonly name: string; readonly version: string }[] };

test('script/sbom lists every part of the lock file with its version, as CycloneDX', () => {
  const list = JSON.parse(execFileSync(join(PROJECT_ROOT, 'script', 'sbom'), { encoding: 'utf8' })) as Parts & {
    readonly bomFormat: string;
  };
  expect(list.bomFormat).toBe('CycloneDX');
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Locked;
  const locked = Object.entries(packages).flatMap(([path, { version }]) => {
    const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    return name === undefined ? [] : [`${name} ${version}`];
  });
  const listed = new Set(list.components.map(({ name, version }) => `${name} ${version}`));
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter((part) => !listed.has(part))).toEqual([]);
}, 60_000);
