// A sign-up with nothing but Playwright and the captured mails, as the book shows it. Only the host comes from the fixtures.

import { expect, test } from './support/fixtures';

// ANCHOR: test
test('signs up, and confirms by the link in the mail', async ({ page, request }, info) => {
  const address = `ada-${info.workerIndex}-${Date.now()}@example.org`;
  await page.goto('/signup');
  await page.locator('#signup-email').fill(address);
  await page.locator('#signup-password').fill('just many plain words');
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/signup\/check$/);

  const mails = async () => {
    const answer = await request.get(`/dev/mailbox.json?to=${encodeURIComponent(address)}`);
    return (await answer.json()) as { links: string[]; code: string | null }[];
  };
  // The worker sends within a second.
  await expect.poll(async () => (await mails()).length).toBe(1);
  await page.goto((await mails())[0].links[0]);
  await page.locator('[data-signup=confirm]').click();
  await expect(page).toHaveURL(/\/signup\/done$/);
});
// ANCHOR_END: test
