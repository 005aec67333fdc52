// Mails as browsers and mail clients show them: readable in each scheme, width and direction, with what
// clients drop or block.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, PASSWORD, test } from './support/fixtures';
import type { Mail } from '../../kit/playwright';
import type { Host } from './support/host';

const LANGUAGES = ['en', 'ar', 'ja'];

/** The mails of a sign-up in a language: with link and code, the welcome, and the one to the owner. */
async function mailsIn(host: Host, language: string): Promise<Mail[]> {
  const address = `mail-html-${language}-${Date.now()}@example.org`;
  const register = () =>
    fetch(`${host.url}/signup`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: address, password: PASSWORD, 'page-lang': language }),
    });
  const started = await register();
  const [confirm] = await host.mails(address);
  const cookie = started.headers.getSetCookie().map((it) => it.split(';')[0]).join('; ');
  const confirmed = await fetch(`${host.url}/signup/check`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ code: confirm.code! }),
  });
  expect(confirmed.headers.get('location')).toContain('/done');
  await host.mails(address, 2);
  await host.advance(61);
  await register();
  return host.mails(address, 3);
}

/** A mail is no page: it stands inside of the landmarks of its client. */
function violations(page: Page) {
  return new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(['region', 'landmark-one-main'])
    .analyze()
    .then((result) => result.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`));
}

for (const language of LANGUAGES) {
  test(`mails in ${language} can be read in each scheme and width`, async ({ page, host }) => {
    test.slow();
    const mails = await mailsIn(host, language);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const mail of mails) {
        await page.setContent(mail.html);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await violations(page), `${mail.subject}, ${colorScheme}`).toEqual([]);
        for (const width of [320, 375, 680, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${mail.subject} at ${width}`).toBeLessThanOrEqual(width);
        }
      }
    }
  });
}

test('a client that drops style sheets, and the html and body elements, shows the same', async ({ page, host }) => {
  const [, , confirm] = await mailsIn(host, 'ar');
  const [, body] = /<body[^>]*>([^]*)<\/body>/.exec(confirm.html)!;
  await page.setContent(`<title>Webmail</title><html lang="en"><div id="message">${body}</div></html>`);
  expect(await violations(page)).toEqual([]);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveCSS('direction', 'rtl');
  expect(await heading.evaluate((it) => it.closest('[lang]')?.getAttribute('lang'))).toBe('ar');
  const button = page.locator('td.button');
  await expect(button).toHaveCSS('background-color', 'rgb(47, 91, 211)');
  const box = (await button.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  // In Arabic the button begins at the right.
  expect(box.x + box.width).toBeGreaterThan((await heading.boundingBox())!.x + 100);
});

test('the code is copied as one word, and the preheader is not on the page', async ({ page, host }) => {
  const [, , confirm] = await mailsIn(host, 'en');
  await page.setContent(confirm.html);
  const code = page.locator('.code');
  await code.click();
  expect(await page.evaluate(() => getSelection()!.toString().trim())).toBe(confirm.code);
  const text = await page.locator('body').innerText();
  expect(text).toContain(confirm.code!);
  expect(text).not.toContain('The link and the code work for');
  expect(await page.evaluate(() => document.body.textContent)).toContain('The link and the code work for 24 hours.');
  // Nothing is asked of a server.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(confirm.html);
  expect(asked).toEqual([]);
});

test('the link of the button leads to its page, and so does the one to copy', async ({ page, host }) => {
  const [, , confirm] = await mailsIn(host, 'en');
  await page.setContent(confirm.html);
  const button = page.getByRole('link', { name: 'Confirm email address' });
  expect(await button.getAttribute('href')).toBe(confirm.links[0]);
  await expect(page.getByText(confirm.links[0], { exact: true })).toBeVisible();
});

test('the captured mails are a page that can be searched', async ({ page, host }) => {
  const [newest] = await mailsIn(host, 'en');
  await page.goto('/dev/mailbox');
  await page.getByLabel('Only to').fill(newest.to);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  expect(await new AxeBuilder({ page }).analyze().then((result) => result.violations)).toEqual([]);
  await page.getByText(`HTML of “${newest.subject}”`).click();
  await expect(page.frameLocator('iframe').first().getByRole('heading', { level: 1 })).toHaveText(newest.subject);
});
