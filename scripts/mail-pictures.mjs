// Takes the pictures of docs/mails.md from the mails in target/mails: `make mail-pictures`.
import { readFileSync } from 'node:fs';

import { launchOptions } from '../end2end/chromium.mjs';
import { chromium } from '../end2end/node_modules/@playwright/test/index.mjs';

const root = new URL('..', import.meta.url).pathname;
const logo = readFileSync(`${root}target/mails/logo.png`).toString('base64');
const KINDS = {
  confirm: 'Confirm, with link and code',
  'account-exists': 'The address has an account',
  'reset-password': 'Choose a new password',
  'password-changed': 'The password was changed',
  welcome: 'Welcome, also off the waiting list',
  'list-confirm': 'Confirm, of a form without a password',
  'list-exists': 'The address is signed up',
  'list-welcome': 'Welcome, of a form without a password',
};
const DESKTOP = 680;
const PHONE = 375;

const browser = await chromium.launch(launchOptions);

/** A mail as a client shows it, with what is special about the client. */
async function shot({ kind, lang = 'en', look = 'plain', width = DESKTOP, dark = false, client = 'all' }) {
  const page = await browser.newPage({
    viewport: { width, height: 400 },
    colorScheme: dark ? 'dark' : 'light',
  });
  let html = readFileSync(`${root}target/mails/${kind}.${lang}.${look}.html`, 'utf8');
  // A reader who blocks images, and a client that drops style sheets.
  if (client === 'no images') html = html.replace('cid:logo@signup', 'https://blocked.invalid/logo.png');
  if (client === 'no sheets') html = html.replace(/<style>[^]*?<\/style>/g, '');
  await page.route('https://**', (route) => route.abort());
  await page.setContent(html.replace('cid:logo@signup', `data:image/png;base64,${logo}`));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) throw new Error(`${kind}.${lang}.${look} is ${wide} pixels wide, not ${width}`);
  const data = (await page.screenshot({ fullPage: true })).toString('base64');
  await page.close();
  return { data, width, height };
}

/** A sheet of mails with captions, `columns` beside each other. */
async function sheet(name, columns, scale, mails) {
  const figures = [];
  for (const mail of mails) {
    const { data, width } = await shot(mail);
    figures.push(
      `<figure style="inline-size:${width * scale}px"><figcaption>${mail.caption}</figcaption>` +
        `<img style="inline-size:100%" src="data:image/png;base64,${data}"></figure>`,
    );
  }
  const lines = [];
  while (figures.length > 0) lines.push(`<div>${figures.splice(0, columns).join('')}</div>`);
  const page = await browser.newPage({ viewport: { width: 1200, height: 400 } });
  await page.setContent(`<style>
    body{margin:0;display:inline-block;background:#fff;font:13px/1.4 system-ui,sans-serif;color:#1c2130;padding:4px 12px}
    div{display:flex;align-items:flex-start;gap:14px}
    figure{margin:10px 0}
    img{display:block;border:1px solid #c9cfdb;border-radius:6px;box-sizing:border-box}
    figcaption{margin:0 0 6px}
    </style>${lines.join('')}`);
  await page.locator('body').screenshot({ path: `${root}docs/pictures/mails-${name}.png` });
  await page.close();
}

const all = (settings) => Object.entries(KINDS).map(([kind, caption]) => ({ kind, caption, ...settings }));

await sheet('light', 4, 0.44, all({}));
await sheet('dark', 4, 0.44, all({ dark: true }));
await sheet('phone', 4, 0.64, [
  { kind: 'confirm', width: PHONE, caption: 'Phone' },
  { kind: 'confirm', width: PHONE, dark: true, caption: 'Phone, dark mode' },
  { kind: 'account-exists', width: PHONE, lang: 'de', caption: 'German' },
  { kind: 'reset-password', width: PHONE, dark: true, lang: 'de', caption: 'German, dark mode' },
]);
await sheet('right-to-left', 4, 0.5, [
  { kind: 'confirm', width: PHONE, lang: 'ar', caption: 'Arabic, phone' },
  { kind: 'confirm', lang: 'ar', dark: true, caption: 'Arabic, dark mode' },
  { kind: 'account-exists', width: PHONE, lang: 'he', dark: true, caption: 'Hebrew, phone, dark mode' },
  { kind: 'reset-password', lang: 'he', caption: 'Hebrew' },
]);
await sheet('brand', 4, 0.44, [
  { kind: 'confirm', look: 'brand', caption: 'Logo, accent, help and postal line' },
  { kind: 'confirm', look: 'brand', dark: true, caption: 'Dark mode' },
  { kind: 'confirm', look: 'brand', client: 'no images', caption: 'Images are blocked' },
  { kind: 'confirm', look: 'brand', client: 'no sheets', dark: true, caption: 'A client that drops style sheets' },
]);
await browser.close();
