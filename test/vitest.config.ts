/** Three projects: `unit` needs no server, `routes` asks both runtimes, `browser` drives Chromium. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SITE } from './runtimes/site.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    watch: false,
    env: { SITE_OUT: SITE },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [
            'test/api/{rules,cli}/**/*.test.ts',
            'test/{db,repo}/**/*.test.ts',
            'test/site/**/*.test.ts',
            'test/bench/*/*.test.ts',
          ],
          exclude: ['test/site/**/*.browser.test.ts'],
          globalSetup: 'test/runtimes/site-setup.ts',
          testTimeout: 30_000, // a slow machine is no failure
        },
      },
      {
        root,
        test: {
          name: 'routes',
          include: ['test/api/*.test.ts', 'test/runtimes/*.test.ts'],
          globalSetup: 'test/runtimes/setup.ts',
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/site/**/*.browser.test.ts'],
          globalSetup: 'test/runtimes/browser-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
