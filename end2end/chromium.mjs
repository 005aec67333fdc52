// The browser of the tests and of the pictures: of the distribution where there is one, else the one that Playwright
// installed. It loads nothing in the background, because the machine may have no network.

import { existsSync } from 'node:fs';

const programs = ['chromium-headless-shell', 'chromium', 'google-chrome'].map((name) => `/usr/bin/${name}`);
const executablePath = programs.find((path) => existsSync(path));

export const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
