import { defineConfig } from 'vitest/config'

// As in playwright.config.ts.
const retry = process.env['CI'] === undefined ? 0 : 2
// For busy machines, too: a condition that comes late has come; only what never comes waits as long.
const patient = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    projects: [
      // For busy machines: only what hangs waits as long.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          retry,
          expect: patient,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts'],
          globalSetup: ['tests/support/engine-setup.ts'],
          // One private dockerd serves the run: files go one after another, and containers need time.
          fileParallelism: false,
          retry,
          expect: patient,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
