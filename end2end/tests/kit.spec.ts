// The kit for Playwright that hosts get, at the demo host.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { SignUp } from '../../kit/playwright';
import { PASSWORD, expect, test } from './support/fixtures';

const file = join(resolve(import.meta.dirname, '../..'), 'kit/playwright.ts');

test('a host in development serves the kit', async ({ host }) => {
  const answer = await fetch(`${host.url}/dev/signup-playwright.ts`);
  expect(await answer.text()).toBe(readFileSync(file, 'utf8'));
});

test('the kit walks from the form to the account', async ({ page, host, address, javaScriptEnabled }) => {
  const kit = new SignUp(page, { servers: host.servers, scripts: javaScriptEnabled });
  await kit.open('/signup');
  await kit.fill({ email: address, password: PASSWORD, display_name: 'Ada' });
  await kit.submit();
  await page.waitForURL(/\/check$/);
  const mail = await kit.mail(address);
  await kit.enterCode('0000-0000');
  await kit.expectError('code', 'wrong_code');
  await kit.enterCode(mail.code!);
  await page.waitForURL(/\/done$/);
});

test('the kit expects errors by their codes, in every language', async ({ page, host, javaScriptEnabled }) => {
  const kit = new SignUp(page, { servers: host.servers });
  for (const path of ['/signup', '/signup?lang=de', '/signup?lang=ar']) {
    await kit.open(path);
    await kit.fill({ email: '', password: 'short' });
    await kit.submit();
    await kit.expectError('email', 'missing');
    await kit.expectError('password', 'password_too_short:15');
    await kit.fill({ email: 'ada@example' });
    await kit.submit();
    await kit.expectError('email', 'email_domain_no_dot');
    await kit.fill({ email: 'ada@example.org', password: 'still short' });
    // Without scripts an error stays until the form is sent.
    if (!javaScriptEnabled) await kit.submit();
    await kit.expectError('email', null);
  }
});

test('the kit fills in every kind of field', async ({ page, host, address }) => {
  const kit = new SignUp(page, { servers: host.servers });
  await kit.open('/orchard/visit');
  await kit.fill({ email: address, party: 'class', topics: ['bees'], country: 'FR' });
  await expect(page.locator('[name=party][value=class]')).toBeChecked();
  await expect(page.locator('[name="topics[]"][value=bees]')).toBeChecked();
  await expect(page.locator('[name=country]')).toHaveValue('FR');
});

test('the kit moves the clock and opens both links', async ({ page, host, address }) => {
  const kit = new SignUp(page, { servers: host.servers });
  await kit.open('/signup');
  await kit.fill({ email: address, password: PASSWORD });
  await kit.submit();
  await page.waitForURL(/\/check$/);
  const mail = await kit.mail(address);
  await kit.openLink(mail, 'not-me');
  await expect(page.locator('#signup-sure')).toBeVisible();
  await kit.advance(25 * 3600);
  await kit.openLink(mail);
  await expect(page.locator('[data-signup=resend]')).toBeVisible();
});

test('the clock moves for this machine alone', async ({ host }) => {
  const post = (headers: Record<string, string>, advance: string) =>
    fetch(`${host.url}/dev/clock`, { method: 'POST', headers, body: new URLSearchParams({ advance }) });
  expect((await post({ origin: 'https://evil.example' }, '1')).status).toBe(403);
  expect((await post({ 'x-forwarded-for': '192.0.2.1' }, '1')).status).toBe(403);
  expect((await post({}, 'x')).status).toBe(422);
  expect((await fetch(`${host.url}/dev/clock`)).status).toBe(405);
  expect((await post({}, '0')).status).toBe(200);
});
