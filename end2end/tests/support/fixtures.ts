import { type Page, test as base } from '@playwright/test';

import { Host, INSTANCES } from './host';

export const PASSWORD = 'just many plain words';

let counter = 0;

/** One host for each worker; an address of its own for each test. */
export const test = base.extend<{ address: string }, { host: Host }>({
  host: [
    async ({}, use) => {
      const host = await Host.start();
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => use(host.url),
  address: async ({}, use, info) => {
    counter += 1;
    await use(`p${info.workerIndex}-${counter}@example.org`);
  },
});

export { expect } from '@playwright/test';

/** The same with hosts that have these settings. */
export const withSettings = (settings: Record<string, string>) =>
  test.extend<object, { host: Host }>({
    host: [
      async ({}, use) => {
        const host = await Host.start(settings);
        await use(host);
        await host.stop();
      },
      { scope: 'worker' },
    ],
  });

/** Hosts with room for three sign-ups and requests at each instance, and puzzles that take a moment. */
export const busy = withSettings({ SIGN_UPS_PER_FORM: '3', CAPTCHA_DIFFICULTY: '5000' });

/** Signs up until every instance refuses. */
export async function useUp(host: Host, address: string): Promise<void> {
  for (let number = 0, refused = 0; refused < INSTANCES; number += 1) {
    refused = (await host.register(`x${number}-${address}`)).status === 429 ? refused + 1 : 0;
  }
}

/** Waits until the scripts have taken over, where there are scripts. */
export async function ready(page: Page, scripts: boolean): Promise<void> {
  if (scripts) await page.locator('[data-signup=reveal]').waitFor();
}

/** Follows a link that the host has on this page: with scripts, by the router of the client. */
export async function followLink(page: Page, href: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: `To ${href}` });
    document.querySelector('main')!.append(link);
  }, href);
  await page.getByRole('link', { name: `To ${href}`, exact: true }).click();
}

/** Keeps the scripts of a page from arriving until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

/** Fills the sign-up form in and sends it. */
export async function signUp(page: Page, address: string, password = PASSWORD): Promise<void> {
  await page.goto('/signup');
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

/** Enters a code. With scripts, a complete one sends itself. */
export async function enterCode(page: Page, code: string, javaScriptEnabled: boolean): Promise<void> {
  // What is typed before the scripts take over needs the button.
  if (javaScriptEnabled) await page.waitForLoadState('networkidle');
  await page.getByLabel('Confirmation code').fill(code);
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Signs up, confirms by the link, and waits for the welcome. */
export async function hasAccount(page: Page, host: Host, address: string): Promise<void> {
  await signUp(page, address);
  await page.waitForURL(/\/check$/);
  await page.goto((await host.mails(address))[0].links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await host.mails(address, 2);
}
