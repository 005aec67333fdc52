// A host that tells programs from people, as in production: other suites turn that off.

import { PASSWORD, expect, ready, test as base } from './support/fixtures';
import { Host } from './support/host';

const test = base.extend<object, { host: Host }>({
  host: [
    async ({}, use) => {
      const host = await Host.start({ MIN_FILL_TIME: '3000' });
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
});

const ways = {
  'as a document': (link: string) => link,
  'by the router of the client': () => '/',
};

for (const [way, first] of Object.entries(ways)) {
  test(`a person gets the mail of a form that was opened ${way}`, async ({ page, host, address }) => {
    const start = first('/signup');
    await page.goto(start, { waitUntil: 'networkidle' });
    if (start === '/') await page.getByRole('link', { name: 'Sign up', exact: true }).click();
    await ready(page, true);
    expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0].name)).toBe(host.url + start);
    await page.getByLabel('Email address').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    // A person takes a while.
    await host.advance(10);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page).toHaveURL(/\/signup\/check/);
    await host.mails(address);
  });
}
