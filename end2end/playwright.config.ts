import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// The distribution's Chromium where there is one, else the one that Playwright installed.
const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const browser = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(chromium ? { executablePath: chromium } : {}),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

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
