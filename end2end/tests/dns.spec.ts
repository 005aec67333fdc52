// A host that looks domains up, with a name server of its own.

import { expect, ready, signUp, test as base } from './support/fixtures';
import { NameServer } from './support/dns';
import { Host } from './support/host';

const test = base.extend<object, { names: NameServer }>({
  names: [
    async ({}, use) => {
      const names = await NameServer.start('example.org');
      await use(names);
      await names.stop();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ names }, use) => {
      const host = await Host.start({ NAME_SERVERS: names.address });
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
});

test('a domain that does not exist is named at the field', async ({ page, host, names }) => {
  await page.goto('/signup');
  await ready(page, true);
  await signUp(page, 'ada@exmaple.example');
  await expect(page.locator('#signup-email-error')).toContainText('We cannot find this domain');
  expect(names.asked).toContain('exmaple.example');
  expect(host.query('SELECT id FROM signup_attempt')).toEqual([]);

  // The sentence holds until the address is another.
  const email = page.getByLabel('Email address');
  await email.press('Tab');
  await expect(page.locator('#signup-email-error')).toContainText('We cannot find this domain');
  await email.fill('ada@example.org');
  await expect(page.locator('#signup-email-error')).toBeEmpty();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
});
