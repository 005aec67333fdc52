// Where a person came from: a link to the form names a page of the host, and the last page leads there.

import { expect, followLink, test } from './support/fixtures';

test('leads back to the page that the person came from, also on another device', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/newsletter?next=/welcome?from=spring');
  const email = page.getByLabel('Email address');
  const subscribe = page.getByRole('button', { name: 'Subscribe' });
  // A refused post keeps it.
  await email.fill('ada');
  await subscribe.click();
  await expect(page.locator('#signup-email-error')).toContainText('with an @');
  await email.fill(address);
  await subscribe.click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);

  const [mail] = await host.mails(address);
  const context = await browser.newContext({ baseURL: host.url, javaScriptEnabled });
  const phone = await context.newPage();
  await phone.goto(mail.links[0]);
  await phone.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone).toHaveURL(/\/newsletter\/done\?next=/);
  await phone.getByRole('link', { name: 'Continue' }).click();
  await expect(phone).toHaveURL(`${host.url}/welcome?from=spring`);
  await context.close();

  // Scripts notice the confirmation and go on. A navigation of the test would cross theirs.
  if (javaScriptEnabled) await page.waitForURL(/\/newsletter\/done/);
  else await page.goto('/newsletter/check');
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${host.url}/welcome?from=spring`);
});

test('leads back from a form that the client’s router opened', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without scripts each page is a document');
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await followLink(page, '/newsletter?next=/orchard/7');
  await expect(page.getByLabel('Email address')).toBeVisible();
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  const [mail] = await host.mails(address);
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  const link = page.getByRole('link', { name: 'Continue' });
  await expect(link).toHaveAttribute('href', '/orchard/7');
});

test('leads to no other site', async ({ page, host, address }) => {
  await page.goto('/newsletter?next=//evil.test/welcome');
  await page.getByLabel('Email address').fill(address);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  const [mail] = await host.mails(address);
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/\/newsletter\/done$/);
  await page.goto('/newsletter/done?next=https://evil.test/');
  await expect(page.getByRole('link', { name: 'Continue' })).toHaveAttribute('href', '/');
});
