// Walks the host with a log-in in a browser: `node scripts/log-in.mjs`, after `make log-in` has built it. No page of
// it has WebAssembly, so each step runs with JavaScript on and off.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import AxeBuilder from '../end2end/node_modules/@axe-core/playwright/dist/index.mjs';
import { eventually, start } from './example-host.mjs';

const PASSWORD = 'just many plain words';
const NEW = 'seven quiet otters on a raft';

const folder = mkdtempSync(join(tmpdir(), 'log-in-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const { base, browser, run } = await start('with_login', join(folder, 'host.db'));

/** The link in the newest mail, once there are `count`. */
const link = (address, count) =>
  eventually(`mail ${count}`, async () => {
    const answer = await fetch(`${base}/dev/mailbox.json?to=${encodeURIComponent(address)}`);
    const mails = await answer.json();
    return mails.length >= count && mails[0].links[0];
  });

async function logIn(page, address, password) {
  await page.goto(`${base}/log-in`);
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

const isSignedIn = (page, address) => page.getByText(`You are signed in as ${address}.`).waitFor();

/** The page of a signed-in person shows the log-in to anybody else. */
async function isSignedOut(page) {
  await page.goto(`${base}/me`);
  await page.waitForURL(`${base}/log-in?next=/me`);
}

async function walk(javaScriptEnabled) {
  const address = `ada-${javaScriptEnabled}@example.org`;
  const open = async () => (await browser.newContext({ javaScriptEnabled })).newPage();
  const [laptop, phone, other] = [await open(), await open(), await open()];

  // Signed in at once after the sign-up.
  await laptop.goto(`${base}/signup`);
  await laptop.getByLabel('Email address').fill(address);
  await laptop.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await laptop.getByRole('button', { name: 'Create account' }).click();
  await laptop.waitForURL(/\/signup\/check/);
  const mailed = await link(address, 1);
  await phone.goto(mailed);
  await laptop.goto(mailed);
  await laptop.getByRole('button', { name: 'Confirm' }).click();
  await laptop.getByRole('link', { name: 'Continue' }).click();
  await isSignedIn(laptop, address);
  await isSignedOut(phone);
  const session = async (page) => (await page.context().cookies()).find(({ name }) => name === 'session');
  const first = await session(laptop);
  assert.equal(first.httpOnly, true);
  assert.equal(first.sameSite, 'Lax');

  // Out, and in again: first with a wrong password.
  await laptop.getByRole('button', { name: 'Log out' }).click();
  await laptop.waitForURL(`${base}/`);
  await isSignedOut(laptop);
  await logIn(laptop, address, 'not the same plain words');
  assert.equal(await laptop.getByRole('alert').textContent(), 'The email address or the password is wrong.');
  assert.equal(await laptop.getByLabel('Email address').inputValue(), address);
  if (javaScriptEnabled) {
    const { violations } = await new AxeBuilder({ page: laptop }).analyze();
    assert.deepEqual(violations, []);
  }
  await laptop.getByLabel('Password').fill(PASSWORD);
  await laptop.getByRole('button', { name: 'Log in' }).click();
  await isSignedIn(laptop, address);
  assert.notEqual((await session(laptop)).value, first.value);
  await logIn(phone, address, PASSWORD);
  await isSignedIn(phone, address);

  // A new password, by mail, ends both sessions.
  await other.goto(`${base}/log-in`);
  await other.getByRole('link', { name: 'Forgot your password?' }).click();
  await other.getByLabel('Email address').fill(address);
  await other.getByRole('button', { name: 'Send email' }).click();
  await other.waitForURL(`${base}/signup/forgot-sent`);
  // After the confirmation and the welcome.
  await other.goto(await link(address, 3));
  await other.getByLabel('Password', { exact: true }).fill(NEW);
  await other.getByRole('button', { name: 'Confirm' }).click();
  await other.getByRole('heading', { name: 'Your password was changed' }).waitFor();
  await other.getByRole('link', { name: 'Sign in' }).click();
  await other.waitForURL(`${base}/log-in`);
  for (const page of [laptop, phone, other]) await isSignedOut(page);
  await logIn(phone, address, PASSWORD);
  await phone.getByRole('alert').waitFor();
  await logIn(phone, address, NEW);
  await isSignedIn(phone, address);
  await isSignedOut(laptop);
  for (const page of [laptop, phone, other]) await page.context().close();
}

await run(async () => {
  for (const javaScriptEnabled of [true, false]) await walk(javaScriptEnabled);
});
