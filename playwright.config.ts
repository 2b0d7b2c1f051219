import { defineConfig } from '@playwright/test';

const PORT = process.env['BROWSER_TEST_PORT'] ?? '3100';

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  fullyParallel: false,
  workers: 1, // one server, one database: the journeys follow one another
  timeout: 60_000,
  outputDir: 'test-results',
  use: {
    actionTimeout: 10_000,
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `rm -rf var/browser && mkdir -p var && exec node dist/main/server.js --demonstration > var/browser-server.log 2>&1`,
    env: { PORT, THIDUA_DATA: 'var/browser' },
    url: `http://127.0.0.1:${PORT}/health`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
