const SLICE = '^src/(?:year|year-round)/[^/]+';
const TEST = '\\.test\\.tsx?$';
/** The year that an address names: every step asks for it in the same way. */
const YEAR_OF_REQUEST = '^src/year-round/calendar/web/year-of-request\\.ts$';
const npm = (...names) => `(?:^|/)node_modules/(?:${names.join('|')})/`;
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const only = (name, path, ...allowed) => rule(name, { path, pathNot: TEST }, { pathNot: allowed });

/** Time runs one way: step N may know steps 1..N, never a later one. */
const laterSteps = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
  rule(`step-${n}-knows-no-later-step`, { path: `^src/year/${n}-` }, { path: `^src/year/[${n + 1}-9]-` }),
);

module.exports = {
  forbidden: [
    only('kernel-is-pure', '^src/kernel/', '^src/kernel/'),
    only('law-knows-only-kernel', '^src/law/', '^src/(kernel|law)/'),
    only('domain-is-pure', `${SLICE}/domain/`, '^src/(kernel|law)/', `${SLICE}/domain/`), // no IO, no npm, no node:
    only(
      'app-knows-tables-not-pages',
      `${SLICE}/app/`,
      '^src/(kernel|law)/',
      '^src/platform/(?!http/)',
      `${SLICE}/(domain|app)/`,
      npm('kysely'),
    ),
    only(
      'islands-are-browser-code',
      '\\.island\\.tsx?$',
      '^src/(kernel|law|ui|charts)/',
      '^src/platform/sealed-ballot/primitives\\.ts$',
      `${SLICE}/domain/`,
      '/web/(vi|en)\\.ts$',
      '\\.island\\.tsx?$',
      npm('preact', '@preact'),
    ),
    only(
      'ui-is-generic',
      '^src/ui/',
      '^src/(ui|charts|kernel)/',
      npm('preact', 'preact-render-to-string', '@preact', 'd3-[a-z]+'),
    ),
    rule(
      'ui-for-web-only',
      { path: '^src/', pathNot: [`${SLICE}/web/`, '^src/(ui|web|pages|main)/'] },
      { path: '^src/ui/' },
    ),
    rule('papers-not-web', { path: `${SLICE}/papers/` }, { path: [`${SLICE}/web/`, '^src/platform/http/'] }),
    only('answers-are-generic', '^src/web/', '^src/(web|ui|kernel)/', '^src/platform/http/'),
    rule('web-writes-no-sql', { path: `${SLICE}/web/`, pathNot: TEST }, { path: npm('kysely', 'pg') }),
    rule('platform-is-generic', { path: '^src/platform/' }, { path: '^src/(year|year-round|main|law|ui)/' }),
    rule(
      'slice-privacy',
      { path: '^src/(year|year-round)/([^/]+)/', pathNot: TEST },
      {
        path: `${SLICE}/(app|web|papers)/`,
        pathNot: ['^src/$1/$2/', '/app/[^/]+\\.(query|command)\\.ts$', YEAR_OF_REQUEST],
      },
    ),
    rule('year-round-knows-no-step', { path: '^src/year-round/' }, { path: '^src/year/' }),
    rule('history-stands-above', { path: '^src/', pathNot: '^src/(history|pages|main)/' }, { path: '^src/history/' }),
    rule(
      'rehearsal-stands-above',
      { path: '^src/', pathNot: ['^src/(rehearsal|main)/', TEST] },
      { path: '^src/rehearsal/' },
    ),
    rule('only-main-wires', { path: '^src/', pathNot: '^src/main/' }, { path: '^src/main/' }),
    rule('verifier-stands-alone', { path: '^verifier/' }, { path: '^src/' }),
    only('charts-are-pure', '^src/charts/', '^src/(charts|kernel)/', npm('preact', '@preact', 'd3-[a-z]+')),
    rule('pages-stand-above', { path: '^src/', pathNot: '^src/(pages|main)/' }, { path: '^src/pages/' }),
    rule('not-to-unresolvable', {}, { couldNotResolve: true }),
    rule('no-circular', {}, { circular: true }), // type-only cycles included
    ...laterSteps,
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: 'swc', // with @swc/core: dependency-cruiser cannot read through TypeScript 7; see spike-notes.md
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
