// Too often: what a person meets at the limit, with scripts and without.

import type { Locator, Page } from '@playwright/test';

import { PASSWORD, busy, expect, ready, useUp, withSettings } from './support/fixtures';
import { type Host, INSTANCES } from './support/host';

/** Sends the form, is told to wait this many seconds, and returns the summary. */
async function refused(page: Page, host: Host, address: string, seconds: string): Promise<Locator> {
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  // The limits let one more through every now and then.
  await useUp(host, address);
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Create account' }).click();
  const answer = await answered;
  expect(answer.status()).toBe(429);
  expect(answer.headers()['retry-after']).toBe(seconds);
  return page.locator('[data-signup=summary]');
}

const test = withSettings({ RATE_LIMITS: 'default' });

test('is told to wait, and nothing that was typed is lost', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  const statuses = [];
  for (let number = 0; number < 31; number += 1) {
    statuses.push((await host.register(`x${number}-${address}`)).status);
  }
  expect(statuses.filter((status) => status === 303).length).toBeGreaterThanOrEqual(30);
  await page.goto('/signup');
  await ready(page, javaScriptEnabled!);
  const summary = await refused(page, host, address, '20');
  await expect(summary).toContainText('Too many attempts.');
  await expect(summary).toContainText('Try again in 20 seconds');
  await expect(summary).toBeFocused();
  await expect(page.getByLabel('Email address')).toHaveValue(address);
  await expect(page.getByRole('button', { name: 'Create account' })).toBeEnabled();
  expect(host.query(`SELECT id FROM signup_attempt WHERE email_deliverable = '${address}'`)).toEqual([]);
  expect(host.log).toContain('limit_hit');
});

busy('works where strangers used up the form, or waits without scripts', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/signup');
  await ready(page, javaScriptEnabled!);
  const summary = await refused(page, host, address, '60');
  await expect(summary).toContainText('We are very busy');
  await expect(page.locator('#signup-captcha-error')).toContainText('We are very busy');
  await expect(page.getByLabel('Email address')).toHaveValue(address);
  if (!javaScriptEnabled) {
    await expect(page.getByText('JavaScript is off. Try again later.')).toBeVisible();
    await expect(summary).toContainText('in 60 seconds');
    await host.advance(60);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  } else {
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
    const status = page.locator('[data-signup=captcha-status]');
    await expect(status).toContainText('Security check complete');
    await page.getByRole('link', { name: /very busy/ }).click();
    await expect(page.locator('#signup-captcha-work')).toBeFocused();
  }
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/signup\/check$/);
  await host.mails(address);
  expect(host.log).toContain('limit_hit');
});

busy('works before the pages have their other scripts', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  busy.skip(!javaScriptEnabled, 'only the script of captchas runs here');
  await useUp(host, address);
  await page.route('**/*.wasm', () => {});
  await page.goto(`${host.url}/signup`, { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('[data-signup=summary]')).toContainText('We are very busy');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/signup\/check$/);
  await host.mails(address);
});

test('a link that is none is looked into a hundred times', async ({ page, host }) => {
  const open = async (): Promise<number> => {
    const path = `/signup/confirm?token=${'x'.repeat(43)}`;
    return (await fetch(host.url + path, { redirect: 'manual' })).status;
  };
  let tries = 0;
  for (let refused = 0; refused < INSTANCES; tries += 1) {
    refused = (await open()) === 429 ? refused + 1 : 0;
  }
  expect(tries).toBeGreaterThan(100 * INSTANCES);
  expect(tries).toBeLessThan(110 * INSTANCES);
  const answer = await page.goto(`/signup/confirm?token=${'x'.repeat(43)}`);
  expect(answer!.status()).toBe(429);
  await expect(page.getByRole('heading', { name: 'Try again in a moment' })).toBeVisible();
  await expect(page.locator('.signup')).toContainText('Try again in 10 seconds');
});
