// Who may sign up, as people see it.

import { expect, test } from '@playwright/test';

import { Host } from './support/host';

test('a closed form says so', async ({ page }, info) => {
  const host = await Host.start({ NEWSLETTER: 'closed' });
  const answer = await page.goto(`${host.url}/newsletter`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('heading')).toContainText('closed');
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await info.attach('closed', { body: await page.screenshot(), contentType: 'image/png' });
  expect((await page.goto(`${host.url}/signup`))?.status()).toBe(200);
  await host.stop();
});

test('whoever confirms for a waitlist is told that they are on it', async ({ page }, info) => {
  const host = await Host.start({ NEWSLETTER: 'waitlist' });
  await page.goto(`${host.url}/newsletter`);
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  const [mail] = await host.mails('ada@example.org');
  await page.goto(mail!.links[0]!);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/\/newsletter\/waitlist$/);
  await expect(page.getByRole('heading')).toContainText('list');
  await info.attach('waitlist', { body: await page.screenshot(), contentType: 'image/png' });
  expect(host.query('SELECT id FROM signup_account')).toEqual([]);
  expect(host.query('SELECT state FROM signup_attempt')).toEqual([{ state: 'parked' }]);
  await host.stop();
});
