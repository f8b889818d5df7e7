import { defineConfig } from 'vitest/config'

// As in playwright.config.ts.
const retry = process.env['CI'] === undefined ? 0 : 2

export default defineConfig({
  test: {
    projects: [
      // For busy machines: only what hangs waits as long.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], retry, testTimeout: 60_000 } },
      {
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts'],
          globalSetup: ['tests/support/engine-setup.ts'],
          // One private dockerd serves the run: files go one after another, and containers need time.
          fileParallelism: false,
          retry,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
