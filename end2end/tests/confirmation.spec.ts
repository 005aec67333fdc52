// Confirmation in real life: second devices, scanners of mail, strangers, second thoughts. Each with
// scripts and without.

import type { Browser, Page } from '@playwright/test';

import { PASSWORD, enterCode, expect, ready, signUp, test } from './support/fixtures';
import type { Host } from './support/host';

async function otherDevice(browser: Browser, host: Host, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: host.url, javaScriptEnabled });
  return context.newPage();
}

const accounts = (host: Host, address: string) =>
  host.query(`SELECT id FROM signup_account WHERE email_deliverable = '${address}'`);

test('confirms on a second device with the password, and the waiting tab goes on', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);

  const phone = await otherDevice(browser, host, javaScriptEnabled!);
  await phone.goto(mail.links[0]);
  await expect(phone.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible();
  await ready(phone, javaScriptEnabled!);
  const password = phone.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('autocomplete', 'current-password');
  await password.fill('not the same plain words');
  await phone.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone.locator('#signup-password-error')).toContainText('not the password you chose');
  expect(accounts(host, address)).toEqual([]);
  await ready(phone, javaScriptEnabled!);
  await password.fill(PASSWORD);
  await phone.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(phone.getByText('carry on where you signed up')).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);

  if (!javaScriptEnabled) await page.reload();
  await expect(page).toHaveURL(/\/done$/);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByText('carry on where you signed up')).toBeHidden();
  await phone.context().close();
});

test('whoever got the mail of a stranger chooses a password of their own', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await signUp(page, address, 'the password of a stranger, indeed');
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  const owner = await otherDevice(browser, host, javaScriptEnabled!);
  await owner.goto(mail.links[0]);
  await expect(owner.getByText(address)).toBeVisible();
  await ready(owner, javaScriptEnabled!);
  await owner.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await owner.getByLabel('A new password').check();
  await owner.getByRole('button', { name: 'Confirm' }).click();
  await expect(owner.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
  await owner.context().close();
});

/** Opens every link of a mail, follows what is on the pages, and presses every button. */
async function scan(browser: Browser, host: Host, links: string[], javaScriptEnabled: boolean): Promise<void> {
  for (const link of links) {
    await fetch(link, { method: 'HEAD', redirect: 'follow' });
    const scanner = await otherDevice(browser, host, javaScriptEnabled);
    await scanner.setExtraHTTPHeaders({ 'Sec-Purpose': 'prefetch' });
    await scanner.goto(link);
    const start = scanner.url();
    const hrefs = await scanner.locator('main a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const href of hrefs) await scanner.goto(href);
    await scanner.goto(start);
    const buttons = await scanner.locator('main form button[type=submit]').count();
    for (let at = 0; at < buttons; at += 1) {
      await scanner.goto(start);
      const button = scanner.locator('main form button[type=submit]').nth(at);
      if ((await button.count()) > 0 && (await button.isEnabled())) await button.click();
      await scanner.waitForLoadState('load');
    }
    await scanner.context().close();
  }
}

test('a scanner that follows links and submits forms does no harm', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  // The third is the home page.
  expect(mail.links).toHaveLength(3);
  await scan(browser, host, mail.links.slice(0, 2), javaScriptEnabled!);
  expect(accounts(host, address)).toEqual([]);
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expect(page.getByText('Your email address is confirmed')).toBeVisible();
});

test('after a scanner confirmed a form without a password, the click of the person says the same', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/newsletter');
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  await scan(browser, host, mail.links, javaScriptEnabled!);
  // As mail programs do; the page that waits goes on by itself meanwhile.
  const tab = await page.context().newPage();
  await tab.goto(mail.links[0]);
  const confirm = tab.getByRole('button', { name: 'Confirm' });
  if (await confirm.isVisible()) await confirm.click();
  await expect(tab.getByRole('heading', { name: 'You are signed up' })).toBeVisible();
  await expect(tab.getByText('Your email address is confirmed.')).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
});

test('gives another address, and the first mail is void', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  const slip = `slip-${address}`;
  await signUp(page, slip);
  await expect(page).toHaveURL(/\/check$/);
  const [first] = await host.mails(slip);
  await page.getByRole('link', { name: 'Use a different email address' }).click();
  await expect(page.getByRole('heading', { name: 'Use a different email address' })).toBeVisible();
  const email = page.getByLabel('Email address', { exact: true });
  await expect(email).toHaveValue(slip);
  await email.fill('nonsense');
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page.locator('#signup-email-error')).toContainText('with an @, like');
  await email.fill(address);
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page).toHaveURL(/\/check$/);
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  const [mail] = await host.mails(address);
  await page.goto(first.links[0]);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
  expect(accounts(host, slip)).toEqual([]);
});

test('whoever did not sign up deletes it', async ({ page, browser, host, address, javaScriptEnabled }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  const owner = await otherDevice(browser, host, javaScriptEnabled!);
  await owner.goto(mail.links[1]);
  await expect(owner.getByRole('heading', { name: 'Cancel this sign-up' })).toBeVisible();
  await owner.getByRole('button', { name: 'Cancel this sign-up' }).click();
  await expect(owner.locator('#signup-sure-error')).toHaveText('Tick this box to continue.');
  await owner.getByLabel('I did not sign up').check();
  await owner.getByRole('button', { name: 'Cancel this sign-up' }).click();
  await expect(owner.getByRole('heading', { name: 'Sign-up cancelled' })).toBeVisible();
  expect(host.query(`SELECT state FROM signup_attempt WHERE email_deliverable = '${address}'`)).toEqual([
    { state: 'rejected' },
  ]);
  await owner.goto(mail.links[0]);
  await expect(owner.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await host.advance(120);
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  expect(await host.mails(address)).toHaveLength(1);
  await owner.context().close();
});

test('a double click is one sign-up, and the back button leads to another', async ({
  page,
  host,
  address,
}) => {
  await page.goto('/signup');
  const fill = async (email: string) => {
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  };
  await fill(address);
  await page.getByRole('button', { name: 'Create account' }).dblclick();
  await expect(page).toHaveURL(/\/check$/);
  const attempts = () => host.query(`SELECT id FROM signup_attempt WHERE email_deliverable LIKE '%${address}'`);
  expect(attempts()).toHaveLength(1);
  expect(await host.mails(address)).toHaveLength(1);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  expect(attempts()).toHaveLength(1);

  await page.goBack();
  await fill(`other-${address}`);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('[data-signup=address]')).toHaveText(`other-${address}`);
  expect(attempts()).toHaveLength(2);
});

test('each tab acts on the link whose page it shows', async ({ page, host, address }) => {
  const other = `other-${address}`;
  for (const email of [address, other]) {
    await page.goto('/newsletter');
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await expect(page).toHaveURL(/\/check$/);
  }
  const [mine] = await host.mails(address);
  const [others] = await host.mails(other);
  const tabs = [await page.context().newPage(), await page.context().newPage()];
  await tabs[0].goto(mine.links[0]);
  await tabs[1].goto(others.links[1]);
  await expect(tabs[0].locator('[data-signup=address]')).toHaveText(address);
  await expect(tabs[1].locator('[data-signup=address]')).toHaveText(other);
  await tabs[0].getByRole('button', { name: 'Confirm' }).click();
  await expect(tabs[0].getByRole('heading', { name: 'You are signed up' })).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
  expect(accounts(host, other)).toEqual([]);
  await tabs[1].getByLabel('I did not sign up').check();
  await tabs[1].getByRole('button', { name: 'Cancel this sign-up' }).click();
  await expect(tabs[1].getByRole('heading', { name: 'Sign-up cancelled' })).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
});

test('each tab keeps the code of its own sign-up', async ({ page, host, address, javaScriptEnabled }) => {
  const other = `other-${address}`;
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const tab = await page.context().newPage();
  await signUp(tab, other);
  await expect(tab.locator('[data-signup=address]')).toHaveText(other);
  const code = page.getByLabel('Confirmation code');
  const confirm = page.getByRole('button', { name: 'Confirm' });
  await code.fill('1234');
  await confirm.click();
  await expect(page.locator('#signup-code-error')).toHaveText('Confirmation code must be 8 digits.');
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  await page.getByRole('link', { name: 'Use a different email address' }).click();
  await expect(page.getByLabel('Email address', { exact: true })).toHaveValue(address);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  const [mail] = await host.mails(address);
  await enterCode(page, `Code: ${mail.code}`, javaScriptEnabled!);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  expect(accounts(host, address)).toHaveLength(1);
  if (!javaScriptEnabled) await tab.reload();
  await expect(tab.locator('[data-signup=address]')).toHaveText(other);
});

test('a foreign cookie with any letters hides nothing', async ({ page, host, address }) => {
  await page.goto('/');
  await page.context().addCookies([{ name: 'city', value: 'Zürich', url: host.url }]);
  await signUp(page, address);
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  const [mail] = await host.mails(address);
  await page.goto(mail.links[0]);
  await expect(page.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible();
});

test('a link is good for a day', async ({ page, host, address }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  await host.advance(24 * 60 * 60);
  await page.goto(mail.links[0]);
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
});
