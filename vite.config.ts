import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '#src': join(import.meta.dirname, 'src') } },
  publicDir: false,
  build: {
    outDir: 'dist/public',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: { input: ['src/main/browser.ts', 'src/ui/site.css'] },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{db,doc,server}.test.ts', 'tests/browser/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{src,tests}/**/*.db.test.ts'],
          globalSetup: ['tests/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        // real server processes from dist/, each on a port and a data folder of its own
        test: {
          name: 'server',
          include: ['tests/**/*.server.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      { extends: true, test: { name: 'doc', include: ['{src,tests}/**/*.doc.test.ts'], testTimeout: 60_000 } },
    ],
  },
});
