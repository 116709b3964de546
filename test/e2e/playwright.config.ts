import { defineConfig } from '@playwright/test'

/** The window is driven through the real host; the browser comes from this machine or from the registry. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // A file that fails is run again from its start, at most twice, and listed as flaky: a busy machine is told from a broken program.
  retries: 2,
  reporter: [['list']],
  forbidOnly: true,
})
