// Walks the host with islands in a browser: `node scripts/islands.mjs`, after `scripts/build-islands.sh`.
import assert from 'node:assert/strict';

import { start } from './example-host.mjs';

const { base, browser, run } = await start('islands', 'target/islands');
await run(async () => {
  const page = await browser.newPage();
  const messages = [];
  page.on('console', (message) => {
    if (!message.location().url.endsWith('/favicon.ico')) messages.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => messages.push(`error: ${error}`));
  const form = (id) => page.locator(`[data-signup-form=${id}]`);
  const error = (id) => form(id).locator('[data-signup=error-email]');

  await page.goto(base);
  // The browser takes what the form shares when it takes the form over.
  await page.locator('[data-signup-island]').first().waitFor({ state: 'detached' });
  await form('account').locator('[data-signup=reveal]').waitFor();

  // The islands of the page and of the footer tell slips, each at its own field.
  const email = (id) => form(id).getByLabel('Email address');
  await email('newsletter').fill('ada@example');
  await email('newsletter').blur();
  assert.match(await error('newsletter').textContent(), /must end with something like/);
  assert.equal(await error('account').textContent(), '');
  await email('account').fill('ada,lovelace@example.org');
  await email('account').blur();
  assert.match(await error('account').textContent(), /,/);
  await email('newsletter').fill('ada@gmial.com');
  await email('newsletter').blur();
  assert.match(await form('newsletter').textContent(), /Did you mean ada@gmail\.com/);

  // A submission stays on the page: what only the server refuses is told at the field, and then it begins.
  await email('newsletter').fill('"ada"@example.org');
  await form('newsletter').getByRole('button', { name: 'Sign up' }).click();
  await page.waitForFunction(() => document.querySelector('[data-signup-form=newsletter] [aria-invalid=true]'));
  assert.notEqual(await error('newsletter').textContent(), '');
  await email('newsletter').fill('ada@example.org');
  await form('newsletter').getByRole('button', { name: 'Sign up' }).click();
  await form('newsletter').getByRole('heading', { name: 'Check your email' }).waitFor();
  await form('newsletter').getByLabel('Confirmation code').waitFor();
  assert.equal(page.url(), `${base}/`);

  // Without a callback the next page is a document: plain, and complete.
  await email('account').fill('eve@example.org');
  await form('account').getByLabel('Password', { exact: true }).fill('just many plain words');
  await form('account').getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(`${base}/signup/check`);
  // The form in the footer waits for a code too.
  const waiting = page.locator('main form').filter({ has: page.getByLabel('Confirmation code') });
  await waiting.getByLabel('Confirmation code').fill('1234-5678');
  await waiting.getByRole('button').click();
  await page.waitForLoadState();
  await page.locator('main [data-signup=error-code] [data-code=wrong_code]').waitFor();

  // The browser itself reports the status of the two refusals.
  const unexpected = messages.filter((message) => !/status of 422/.test(message));
  assert.deepEqual(unexpected, []);
});
