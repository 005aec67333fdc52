// The Content Security Policy in a real browser: pages hydrate, and nothing is held back.

import { type Page, type Request } from '@playwright/test';

import { PASSWORD, expect, ready, test } from './support/fixtures';
import { Host, eventually } from './support/host';

/** What the browser holds back or complains about, from the first byte of each page. */
async function complaints(page: Page): Promise<string[]> {
  const all: string[] = [];
  await page.exposeFunction('complain', (text: string) => all.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain(text: string): void };
      complain(`${event.effectiveDirective} ${event.blockedURI} at ${event.sourceFile}`);
    });
  });
  page.on('console', (message) => {
    // A page that says 404 of itself is no complaint.
    const isStatus = /^Failed to load resource: the server responded with/.test(message.text());
    if (message.type() === 'error' && !isStatus) all.push(message.text());
  });
  page.on('pageerror', (error) => all.push(String(error)));
  return all;
}

/** Runs what only a page that was taken over by its scripts does. */
async function isAlive(page: Page): Promise<void> {
  await ready(page, true);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
}

test('a whole sign-up meets no violation, with the stylesheets and scripts of the host', async ({
  page,
  host,
  address,
}) => {
  const all = await complaints(page);
  const answer = await page.goto('/signup');
  const policy = answer!.headers()['content-security-policy']!;
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'nonce-[\w-]{22}';/);
  await isAlive(page);
  // The stylesheet of the host, and ours.
  const styled = await page.evaluate(() =>
    [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).map((sheet) => sheet.href),
  );
  expect(styled.filter((href) => href?.endsWith('/pkg/host.css'))).toHaveLength(1);
  expect(styled.filter((href) => href?.includes('/signup/signup-'))).toHaveLength(1);

  await page.getByLabel('Email address').fill('ada@');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('#signup-email-error')).not.toBeEmpty();
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/signup\/check$/);
  await expect(page.locator('[data-signup=resend]')).toBeDisabled();
  const [mail] = await host.mails(address);
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await page.goto('/signup/confirm');
  await expect(page.getByText('Your email address is confirmed')).toBeVisible();
  expect(all).toEqual([]);
});

for (const path of ['/newsletter', '/join', '/classroom', '/signup/check', '/signup/confirm?token=x']) {
  test(`${path} meets no violation`, async ({ page }) => {
    const all = await complaints(page);
    const answer = await page.goto(path);
    expect(answer!.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
    // Each card is styled by a stylesheet of its own.
    await expect(page.locator('.signup')).toHaveCSS('box-sizing', 'border-box');
    await page.waitForLoadState('networkidle');
    expect(all).toEqual([]);
  });
}

test('a name is asked about, and a page of the host opens from ours, without a violation', async ({
  page,
}) => {
  const all = await complaints(page);
  await page.goto('/join');
  await ready(page, true);
  await page.getByLabel('Username').fill('hopper');
  await expect(page.getByText('is available', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: 'Orchard' }).click();
  await expect(page.getByRole('heading', { name: 'Keep an orchard' })).toBeVisible();
  await page.getByRole('link', { name: 'Create your account' }).click();
  await isAlive(page);
  expect(all).toEqual([]);
});

test('an inline script, a style attribute and a script from elsewhere are held back', async ({
  page,
}) => {
  const all = await complaints(page);
  await page.goto('/signup');
  await ready(page, true);
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.stolen = true';
    document.body.append(inline);
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.test/x.js';
    document.body.append(foreign);
    const styled = document.createElement('p');
    styled.setAttribute('style', 'position: fixed');
    document.body.append(styled);
  });
  await eventually('three violations', () => {
    const held = ['script-src-elem inline', 'script-src-elem https://evil.test', 'style-src-attr'];
    return held.every((what) => all.some((text) => text.startsWith(what))) || undefined;
  });
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
});

test('no sign-up page can be framed', async ({ page, host }) => {
  await page.goto('/');
  const framed = await page.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    await loaded;
    // A page that was held back is of another origin.
    return frame.contentDocument !== null;
  }, `${host.url}/signup`);
  expect(framed).toBe(false);
});

test('the button behind a link posts the origin, so browsers that say nothing else get in', async ({
  page,
  host,
  address,
}) => {
  await host.register(address);
  const [mail] = await host.mails(address);
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  await page.goto(mail.links[0]);
  await ready(page, true);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  const posted = requests.filter((request) => request.method() === 'POST');
  // Under `no-referrer` it would be `null`.
  expect(await Promise.all(posted.map((request) => request.headerValue('origin')))).toEqual([
    host.url,
  ]);
  const referers = await Promise.all(requests.map((request) => request.headerValue('referer')));
  expect(referers.filter((referer) => referer?.includes('token'))).toEqual([]);
});

test('while somebody develops, the page may ask for what changed, and only then', async ({
  page,
  host,
}) => {
  const developing = await Host.start({ LEPTOS_WATCH: 'true', LEPTOS_RELOAD_PORT: '9' });
  const all = await complaints(page);
  const asked = page.waitForEvent('websocket');
  const answer = await page.goto(`${developing.url}/signup`);
  expect((await asked).url()).toBe('ws://127.0.0.1:9/live_reload');
  await ready(page, true);
  expect(all.filter((text) => !text.startsWith('WebSocket connection'))).toEqual([]);
  expect(answer!.headers()['content-security-policy']).toContain(
    "connect-src 'self' ws://127.0.0.1:*;",
  );
  await developing.stop();
  const policy = (await page.goto('/signup'))!.headers()['content-security-policy'];
  expect(policy).toContain("connect-src 'self';");
  expect(host.log).not.toContain('panicked');
});
