// The four sign-ups of the demo host, each with scripts and without.

import { json, time } from './support/database';
import { PASSWORD, expect, test as base } from './support/fixtures';
import { Github } from './support/github';
import { Host } from './support/host';

const test = base.extend<object, { github: Github }>({
  github: [
    async ({}, use) => {
      const github = await Github.start('octocat');
      await use(github);
      await github.stop();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ github }, use) => {
      const host = await Host.start({ GITHUB_URL: github.url });
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
});

test('subscribes to the newsletter with an address and one click', async ({ page, host, address }) => {
  await page.goto('/newsletter');
  await expect(page.getByRole('heading', { name: 'Get our newsletter' })).toBeVisible();
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  const [attempt] = host.query(
    `SELECT created_at, expires_at FROM signup_attempt WHERE email_deliverable = '${address}'`,
  );
  expect(time(attempt.expires_at) - time(attempt.created_at)).toBe(20 * 60 * 1000);
  const [mail] = await host.mails(address);
  expect(mail.text).toContain('20 minutes');
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/\/newsletter\/done$/);
  const accounts = host.query(`SELECT * FROM signup_account WHERE email_deliverable = '${address}'`);
  expect(accounts).toHaveLength(1);
  expect(accounts[0]).toMatchObject({ form: 'newsletter', password_hash: null, username: null });
});

test('a bot that fills in everything is thanked, and nothing is mailed', async ({ page, host, address }) => {
  await page.goto('/newsletter');
  const trap = page.locator('[name]:not([type=hidden])[tabindex="-1"]');
  await expect(trap).not.toBeInViewport();
  await expect(trap.locator('xpath=..')).toHaveAttribute('aria-hidden', 'true');
  for (const [name, value] of Object.entries({
    autocomplete: 'off',
    'data-1p-ignore': '',
    'data-lpignore': 'true',
    'data-bwignore': '',
  })) {
    await expect(trap).toHaveAttribute(name, value);
  }
  await page.getByLabel('Email address').fill(address);
  await trap.fill('https://spam.example', { force: true });
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  const attempts = host.query(`SELECT is_trapped FROM signup_attempt WHERE email_deliverable = '${address}'`);
  expect(attempts.map((attempt) => Number(attempt.is_trapped))).toEqual([1]);
  const mails = host.query(`SELECT state, secret FROM signup_outbox WHERE recipient = '${address}'`);
  expect(mails).toEqual([{ state: 'withheld', secret: null }]);
});

test('joins with a public name, and is told what is taken', async ({ page, host, address }) => {
  const name = address.split('@')[0]!.replace('-', '_');
  const join = async (username: string, email: string): Promise<void> => {
    await page.goto('/join');
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Join' }).click();
  };
  await join(name.toUpperCase(), address);
  await expect(page).toHaveURL(/\/join\/check$/);
  await page.goto((await host.mails(address))[0].links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/\/join\/done$/);
  expect((await host.mails(address, 2))[0].subject).toBe('Welcome to Orchard');
  expect(host.query(`SELECT username FROM signup_account WHERE email_deliverable = '${address}'`)).toEqual([
    { username: name },
  ]);

  await join(name, `other-${address}`);
  await expect(page.locator('#signup-username-error')).toContainText('is already taken.');
  await join(`${name}2`, address);
  await expect(page.locator('#signup-email-error')).toContainText('an account with this email address');
  await join('a b', `other-${address}`);
  await expect(page.locator('#signup-username-error')).toContainText('cannot contain spaces');
});

test('comes to class with a login that GitHub knows', async ({ page, host, javaScriptEnabled }) => {
  const enter = async (name: string, login: string): Promise<void> => {
    await page.goto('/classroom');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('GitHub ID').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Kasm server needed').check();
    await page.getByRole('button', { name: 'Create account' }).click();
  };
  await enter('A', 'nobody-here');
  await expect(page.locator('#signup-name-error')).toContainText('Use at least 2 characters.');
  await expect(page.getByLabel('Kasm server needed')).toBeChecked();
  await enter('Ada', 'nobody-here');
  await expect(page.locator('#signup-username-error')).toContainText('cannot find a GitHub account');
  host.query(`DELETE FROM signup_account WHERE form = 'classroom'`);
  await enter('Ada', 'octocat');
  await expect(page).toHaveURL(/\/classroom\/done$/);
  await expect(page.getByText('Your account is ready.')).toBeVisible();
  const [account] = host.query(`SELECT * FROM signup_account WHERE form = 'classroom'`);
  expect(account).toMatchObject({ username: 'octocat', email_deliverable: null });
  expect(json(account.profile)).toEqual({ name: 'Ada', kasm: true });
  await enter('Eve', 'octocat');
  await expect(page.locator('#signup-username-error')).toContainText('is already taken.');
  expect(javaScriptEnabled).toBeDefined();
});

test('keeps a display name and both forms of the address', async ({ page, host, address }) => {
  const typed = address.replace('example.org', 'Bücher.example');
  await page.goto('/signup');
  await page.getByLabel('Email address').fill(typed);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Display name').fill('  Ada Löv ');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
  const deliverable = address.replace('example.org', 'xn--bcher-kva.example');
  const [attempt] = host.query(`SELECT * FROM signup_attempt WHERE email_deliverable = '${deliverable}'`);
  expect(attempt).toMatchObject({ email_normalized: typed.toLowerCase(), email_key: deliverable });
  expect(json(attempt.profile)).toEqual({ display_name: 'Ada Löv' });
});

test('what belongs to one form is worthless on another', async ({ page, host, address }) => {
  await page.goto('/newsletter');
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  const [mail] = await host.mails(address);
  await page.goto('/signup/check');
  await expect(page.locator('[data-signup=address]')).toHaveCount(0);
  await page.goto(mail.links[0].replace('/newsletter/', '/signup/'));
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});
