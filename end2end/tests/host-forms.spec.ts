// Forms on a page of the host: one beside the text, and one form in two places.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { PASSWORD, expect, followLink, test } from './support/fixtures';
import { Host } from './support/host';

const part = (page: Page, id: string): Locator => page.locator(`#${id}`);
const email = (form: Locator): Locator => form.getByLabel('Email address');

/** Waits until the scripts have taken over. */
async function open(page: Page, scripts: boolean): Promise<void> {
  await page.goto('/orchard');
  if (scripts) await page.locator('[data-signup=reveal]').waitFor();
}

test('forms of one page share no id, and leave heading and title alone', async ({ page, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  await expect(page.locator('[data-signup=form]')).toHaveCount(3);
  await expect(page.locator('h1')).toHaveText(['The orchard']);
  await expect(page).toHaveTitle('The orchard – Orchard');
  if (!javaScriptEnabled) return;
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
  const { violations } = await new AxeBuilder({ page }).include('.signup').analyze();
  expect(violations).toEqual([]);
});

test('a form beside the text leads to its own pages', async ({ page, host, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  const form = part(page, 'hero');
  await email(form).fill('ada@');
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await form.locator('[data-signup=submit]').click();
  await expect(page.locator('[data-signup=error-email]').first()).toContainText('Enter the part after the @');
  if (javaScriptEnabled) {
    await expect(page).toHaveURL(/\/orchard$/);
    await expect(form.locator('[data-signup=summary]')).toBeFocused();
    // The others know nothing of it.
    for (const other of ['news', 'footer']) {
      await expect(part(page, other).locator('[data-signup=error-email]')).toBeEmpty();
      await expect(part(page, other).locator('[data-signup=summary]')).toBeHidden();
    }
  } else {
    await expect(page).toHaveURL(/\/signup$/);
  }
  await page.getByLabel('Email address').first().fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.locator('[data-signup=submit]').first().click();
  await expect(page).toHaveURL(/\/signup\/check/);
  expect((await host.mails(address))[0].links[0]).toContain('/signup/confirm?token=');
});

test('the same form in two places', async ({ page, host, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  if (javaScriptEnabled) {
    // The host takes over what comes next.
    await email(part(page, 'news')).fill(address);
    await part(page, 'news').locator('[data-signup=submit]').click();
    await expect(page.getByRole('status')).toHaveText('Thank you. Look into your email.');
    await expect(page).toHaveURL(/\/orchard$/);
    await host.mails(address);
  }
  const other = `other-${address}`;
  await email(part(page, 'footer')).fill(other);
  await part(page, 'footer').locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/newsletter\/check/);
  await host.mails(other);
});

test('the router of the client opens a page with forms', async ({ page, host, address, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts there is no router in the browser');
  await page.goto('/', { waitUntil: 'networkidle' });
  await followLink(page, '/orchard');
  await expect(page.locator('[data-signup=form]')).toHaveCount(3);
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  await email(part(page, 'footer')).fill(address);
  await part(page, 'footer').locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/newsletter\/check/);
  await host.mails(address);
});

test('a proof of work is done at each form, once it has the focus', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'the form’s own page asks without scripts');
  const host = await Host.start({ CAPTCHA: 'proof-of-work', CAPTCHA_DIFFICULTY: '3000' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${host.url}/orchard`, { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.includes('captcha'))).toEqual([]);
  for (const place of ['news', 'footer']) {
    const address = `${place}@example.org`;
    await email(part(page, place)).fill(address);
    await part(page, place).locator('[data-signup=submit]').click();
    if (place === 'news') await expect(page.getByRole('status').first()).toContainText('Thank you');
    else await expect(page).toHaveURL(/\/newsletter\/check/);
    await host.mails(address);
  }
  await host.stop();
});
