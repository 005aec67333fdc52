// Takes the picture of the README: `node scripts/screenshot.mjs` beside a running `make serve`.
import { launchOptions } from '../end2end/chromium.mjs';
import { chromium } from '../end2end/node_modules/@playwright/test/index.mjs';

const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const browser = await chromium.launch(launchOptions);
const cards = [];
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({
    colorScheme,
    deviceScaleFactor: 2,
    viewport: { width: 480, height: 560 },
  });
  await page.goto(`${base}/signup`);
  await page.locator('[data-signup=reveal]').waitFor();
  await page.getByLabel('Email address').fill('ada@example');
  await page.getByLabel('Password', { exact: true }).fill('a few unrelated words');
  await page.getByLabel('Password', { exact: true }).blur();
  cards.push((await page.screenshot()).toString('base64'));
  await page.close();
}
const page = await browser.newPage({ viewport: { width: 960, height: 560 }, deviceScaleFactor: 1 });
const images = cards.map((card) => `<img width="480" src="data:image/png;base64,${card}">`);
await page.setContent(`<body style="margin:0;display:flex">${images.join('')}</body>`);
await page.screenshot({ path: new URL('../docs/signup.png', import.meta.url).pathname });
await browser.close();
