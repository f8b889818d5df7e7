import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// The figures for `npm test`, which counts them.
const report = process.env['QUAYSIDE_UI_REPORT']

export default defineConfig({
  outputDir: 'test-results',
  // Every worker has an engine, registries and a Chromium of its own: more of them only where there are cores.
  workers: 1,
  // CI's machine is shared and noisy: a failure is tried again there, and `npm test` names what needed that.
  retries: process.env['CI'] === undefined ? 0 : 2,
  // For busy machines; only what fails waits as long.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  projects: [
    {
      name: 'ui',
      testDir: 'tests/ui',
      use: {
        browserName: 'chromium',
        viewport: { width: 1320, height: 820 },
        locale: 'en-US',
        permissions: ['clipboard-read', 'clipboard-write'],
        contextOptions: { reducedMotion: 'reduce' },
        // Recording costs a fifth of the time: CI records what it tries again, a person whatever fails.
        trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'on-first-retry',
        launchOptions: {
          executablePath: resolve(import.meta.dirname, 'tests/support/chromium-apart.mjs'),
          args: chromiumFlags,
        },
      },
    },
    { name: 'electron', testDir: 'tests/electron' },
  ],
})
