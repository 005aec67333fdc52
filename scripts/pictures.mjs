// Takes the pictures of docs/looks.md: `node scripts/pictures.mjs` beside a running `make serve`.
import { mkdirSync } from 'node:fs';

import { launchOptions } from '../end2end/chromium.mjs';
import { chromium } from '../end2end/node_modules/@playwright/test/index.mjs';

const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const folder = new URL('../docs/pictures/', import.meta.url).pathname;
const PAGES = {
  hero: '/gallery/hero',
  'right-to-left': '/gallery/hero?lang=ar',
  footer: '/orchard',
  dialog: '/gallery/dialog',
  stepper: '/gallery/stepper',
  own: '/gallery/own',
  tailwind: '/gallery/tailwind',
  daisyui: '/gallery/daisyui',
  shadcn: '/gallery/shadcn',
  bootstrap: '/gallery/bootstrap',
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const [name, path] of Object.entries(PAGES)) {
  const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
  await page.goto(base + path, { waitUntil: 'networkidle' });
  if (name === 'dialog') {
    await page.getByLabel('Email address').fill(`ada-${Date.now()}@example.org`);
    await page.getByLabel('Password', { exact: true }).fill('a few unrelated words');
    await page.locator('form [type=submit]').click();
    await page.getByLabel('Confirmation code').waitFor();
  } else if (name !== 'hero' && name !== 'right-to-left') {
    await page.locator('form [type=submit]').first().click();
    await page.locator('[role=alert]:visible').waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}
await browser.close();
