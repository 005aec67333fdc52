// A new password, from "forgot" to the mail to its owner, with scripts and without.

import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

import { busy, expect, hasAccount, ready, test, useUp } from './support/fixtures';
import type { Host } from './support/host';

const NEW = 'seven quiet otters on a raft';

/** Has an account, and is a stranger to the browser. */
async function hadAccount(page: Page, host: Host, address: string): Promise<void> {
  await hasAccount(page, host, address);
  await page.context().clearCookies();
}

/** Asks for a link. */
async function forgets(page: Page, address: string): Promise<void> {
  await page.goto('/signup/forgot');
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page).toHaveURL(/\/signup\/forgot-sent$/);
}

/** The newest link for a new password, once there are `count` mails. */
async function resetLink(host: Host, address: string, count: number): Promise<string> {
  const [mail] = await host.mails(address, count);
  expect(mail.subject).toBe('Choose a new password for Orchard');
  return mail.links[0];
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Confirm' }).click();
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext(options)).newPage();
}

/** The hash of the password of an account. */
const hash = (host: Host, address: string) =>
  host.query(`SELECT password_hash FROM signup_account WHERE email_deliverable = '${address}'`)[0].password_hash;

test('an owner chooses a new password, and a mail tells of it', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await hadAccount(page, host, address);
  const old = hash(host, address);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'I forgot the password of my account' }).click();
  await expect(page.getByRole('heading', { name: 'Reset your password' })).toBeVisible();
  await page.getByLabel('Email address').fill('ada@');
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page.locator('#signup-email-error')).toContainText('Enter the part after the @');
  await expect(page.getByLabel('Email address')).toBeFocused();
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page).toHaveURL(/\/signup\/forgot-sent$/);
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await expect(page.getByText('The link works for 30 minutes.')).toBeVisible();

  // The mail may be read on another device.
  const phone = await newPage(browser, { baseURL: host.url, javaScriptEnabled });
  const urls: string[] = [];
  phone.on('request', (request) => urls.push(request.headers()['referer'] ?? ''));
  const link = await resetLink(host, address, 3);
  const answer = await phone.goto(link);
  await expect(phone).toHaveURL(/\/signup\/reset$/);
  expect(answer!.headers()['cache-control']).toBe('no-store');
  expect(answer!.headers()['referrer-policy']).toBe('same-origin');
  await ready(phone, javaScriptEnabled!);
  await expect(phone.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'new-password');
  await choose(phone, 'short');
  await expect(phone.locator('#signup-password-error')).toContainText('15 characters');
  expect(hash(host, address)).toBe(old);
  await ready(phone, javaScriptEnabled!);
  await choose(phone, NEW);
  await expect(phone).toHaveURL(/\/signup\/reset-done$/);
  await expect(phone.getByRole('heading', { name: 'Your password was changed' })).toBeVisible();
  expect(hash(host, address)).not.toBe(old);
  await phone.getByRole('link', { name: 'Sign in', exact: true }).click();
  await expect(phone).toHaveURL(`${host.url}/sign-in`);
  const token = new URL(link).searchParams.get('token')!;
  expect(urls.filter((url) => url.includes(token))).toEqual([]);

  const [notice] = await host.mails(address, 4);
  expect(notice.subject).toBe('Your password for Orchard was changed');
  expect(notice.links[0]).toContain(`${host.url}/signup/forgot`);
  expect(notice.text + notice.html).not.toContain(NEW);

  // The link did its work.
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await expect(phone.getByText('It has expired or was used already')).toBeVisible();
  await phone.getByRole('link', { name: 'Reset your password' }).click();
  await expect(phone).toHaveURL(`${host.url}/signup/forgot`);
  await phone.context().close();
});

test('an address without an account sees the same page, and gets no mail', async ({ page, host, address }) => {
  await hadAccount(page, host, address);
  const pages = [];
  for (const asked of [address, `nobody-${address}`]) {
    await forgets(page, asked);
    pages.push(await page.locator('main').innerHTML());
  }
  expect(pages[0]).toBe(pages[1]);
  expect(pages[0]).not.toContain(address);
  await resetLink(host, address, 3);
  expect(await host.mails(`nobody-${address}`, 0)).toEqual([]);
});

test('a link expires after half an hour, and a newer one replaces it', async ({ page, host, address }) => {
  await hadAccount(page, host, address);
  await forgets(page, address);
  const first = await resetLink(host, address, 3);
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await host.advance(31 * 60);
  await choose(page, NEW);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await page.getByRole('link', { name: 'Reset your password' }).click();
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Send email' }).click();
  const second = await resetLink(host, address, 4);
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await page.goto(second);
  await choose(page, NEW);
  await expect(page).toHaveURL(/\/signup\/reset-done$/);
});

test('a scanner of mail that opens the link changes nothing', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await hadAccount(page, host, address);
  const old = hash(host, address);
  await forgets(page, address);
  const link = await resetLink(host, address, 3);
  const scanner = await newPage(browser, { baseURL: host.url, javaScriptEnabled });
  await scanner.goto(link);
  await scanner.getByRole('button', { name: 'Confirm' }).click();
  await expect(scanner.locator('#signup-password-error')).not.toBeEmpty();
  await scanner.context().close();
  expect(hash(host, address)).toBe(old);
  await page.goto(link);
  await choose(page, NEW);
  await expect(page).toHaveURL(/\/signup\/reset-done$/);
});

test('another form has pages of its own, below a prefix the pages stay there', async ({ page }) => {
  await page.goto('/join/forgot');
  await expect(page.locator('form[action="/join/forgot"]')).toBeVisible();
  await page.goto('/de/signup/forgot');
  await expect(page.locator('.signup')).toHaveAttribute('lang', 'de');
  await page.locator('[name=email]').fill('ada@example.org');
  await page.locator('.signup button[type=submit]').click();
  await expect(page).toHaveURL(/\/de\/signup\/forgot-sent$/);
  await expect(page.locator('.signup')).toHaveAttribute('lang', 'de');
});

test('has no defect that axe finds, and fits a narrow phone', async ({ page, host, address, javaScriptEnabled }) => {
  // axe looks at eight pages.
  test.slow();
  await hadAccount(page, host, address);
  await page.setViewportSize({ width: 320, height: 640 });
  const check = async () => {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    // axe is a script.
    if (!javaScriptEnabled) return;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await new AxeBuilder({ page }).include('.signup').withTags(tags).analyze();
    expect(violations).toEqual([]);
  };
  await page.goto('/signup/forgot');
  await check();
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page.locator('#signup-email-error')).not.toBeEmpty();
  await check();
  await forgets(page, address);
  await check();
  await page.goto(await resetLink(host, address, 3));
  await check();
  await choose(page, 'short');
  await expect(page.locator('#signup-password-error')).not.toBeEmpty();
  await check();
  await choose(page, NEW);
  await expect(page).toHaveURL(/\/signup\/reset-done$/);
  await check();
  await page.goto('/signup/reset?token=unknown');
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await check();
});

busy('a browser works for the mail where strangers used up the form', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/signup/forgot');
  await page.getByLabel('Email address').fill(address);
  await useUp(host, address);
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page.locator('[data-signup=summary]')).toContainText('We are very busy');
  await expect(page.getByLabel('Email address')).toHaveValue(address);
  if (!javaScriptEnabled) {
    await expect(page.getByText('JavaScript is off. Try again later.')).toBeVisible();
    await host.advance(60);
  }
  // The form waits for the work, and sends itself then.
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page).toHaveURL(/\/signup\/forgot-sent$/);
});
