import { type Page, test as base } from '@playwright/test';

import { SignUp, uniqueAddress } from '../../../kit/playwright';
import { Host, INSTANCES } from './host';

export const PASSWORD = 'just many plain words';

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
    await use(uniqueAddress(info));
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

/** Observes what moves in the layout. The returned function sums it up. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  const shifts = await page.evaluateHandle(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: false });
    return shifts;
  });
  return () => shifts.evaluate((shifts) => shifts.reduce((sum, shift) => sum + shift, 0));
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
  const kit = new SignUp(page);
  await kit.open('/signup');
  await kit.fill({ email: address, password });
  await kit.submit();
}

/** Enters a code. With scripts, a complete one sends itself. */
export async function enterCode(page: Page, code: string, scripts: boolean): Promise<void> {
  await new SignUp(page, { scripts }).enterCode(code);
}

/** Signs up, confirms by the link, and waits for the welcome. */
export async function hasAccount(page: Page, host: Host, address: string): Promise<void> {
  await signUp(page, address);
  await page.waitForURL(/\/check$/);
  const kit = new SignUp(page, { servers: host.servers });
  await kit.openLink(await kit.mail(address));
  await kit.submit();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await host.mails(address, 2);
}
