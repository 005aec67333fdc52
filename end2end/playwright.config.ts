import { defineConfig, devices } from '@playwright/test';

import { launchOptions } from './chromium.mjs';

const browser = { ...devices['Desktop Chrome'], launchOptions };

export default defineConfig({
  testDir: './tests',
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  timeout: 30_000,
  projects: [
    { name: 'scripts on', use: browser },
    {
      name: 'scripts off',
      testMatch: /(journey|kit|forms|confirmation|languages|limits|host-forms|fields|gallery|password)\.spec\.ts/,
      use: { ...browser, javaScriptEnabled: false },
    },
  ],
});
