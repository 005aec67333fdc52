/** What browsers and proxies do to a page. The form still signs people up. */

import type { Page } from '@playwright/test';

import { PASSWORD, expect, ready, test } from './support/fixtures';

async function fillIn(page: Page, address: string): Promise<void> {
  await page.locator('[name=email]').fill(address);
  await page.locator('[name=password]').fill(PASSWORD);
}

/** Wraps each text of the card, as a translating browser does. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const card = document.querySelector('.signup')!;
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter((text) => text.data.trim() !== '')) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(document.createTextNode(`«${text.data}»`));
    }
  });
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

test('a page that the browser translated goes on working', async ({ page, host, address }) => {
  const errors = errorsOf(page);
  await page.clock.install();
  await page.goto('/signup');
  await ready(page, true);
  await translate(page);
  await page.locator('[name=email]').fill('ada@');
  await page.locator('[name=email]').blur();
  await expect(page.locator('#signup-email-error')).toContainText('@');
  await page.locator('[data-signup=submit]').click();
  await expect(page.locator('[data-signup=summary]')).toBeFocused();
  await translate(page);
  await fillIn(page, address);
  await expect(page.locator('#signup-email-error')).toBeEmpty();
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check$/);
  const again = page.locator('[data-signup=resend]');
  await expect(again).toBeDisabled();
  await translate(page);
  await page.clock.runFor(70_000);
  await expect(again).toBeEnabled();
  await again.click();
  await host.mails(address);
  expect(errors).toEqual([]);
});

test('a browser without WebAssembly signs up', async ({ page, host, address }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto('/signup');
  await fillIn(page, address);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check$/);
  await host.mails(address);
});

test('a page whose scripts the other version of an update does not have signs up', async ({
  page,
  host,
  address,
}) => {
  await page.route('**/pkg/*.{js,wasm}', (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.goto('/signup');
  await fillIn(page, address);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check$/);
  await host.mails(address);
});

test('a proxy that does not forward the server functions is named in the console, and nothing typed is lost', async ({
  page,
  address,
}) => {
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  let status = 404;
  await page.route('**/api/signup/**', (route) =>
    route.fulfill({ status, contentType: 'text/html', body: '<h1>Not here</h1>' }),
  );
  await page.goto('/signup');
  await ready(page, true);
  await fillIn(page, address);
  for (status of [404, 200]) {
    told.length = 0;
    await page.locator('[data-signup=submit]').click();
    await expect.poll(() => told.join()).toContain('Does each proxy forward /api/signup/*?');
    await expect(page.locator('[data-signup=summary]')).toContainText('We could not connect');
    await expect(page.locator('input[name=email]')).toHaveValue(address);
    await expect(page.locator('[data-signup=submit]')).toBeEnabled();
  }
});

test('a page whose comments and spaces a proxy took away signs up', async ({
  page,
  host,
  address,
}) => {
  await page.route('**/signup', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replace(/<!--[^]*?-->|<!>/g, '').replace(/>\s+</g, '><');
    await route.fulfill({ response, body });
  });
  await page.goto('/signup');
  await page.waitForLoadState('networkidle');
  await fillIn(page, address);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check$/);
  await host.mails(address);
});
