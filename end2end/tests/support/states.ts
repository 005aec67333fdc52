// Every state of the sign-up's pages, as people meet it.

import { request } from 'node:http';

import type { Browser, BrowserContextOptions, Page, Route } from '@playwright/test';

import { PASSWORD } from './fixtures';
import { Host } from './host';

/** Called for each state, while a page shows it. */
export type Show = (name: string, page: Page) => Promise<void>;

const submit = (page: Page) => page.locator('form [type=submit]').first();

async function ready(page: Page): Promise<void> {
  await page.locator('[data-signup=reveal]').first().waitFor();
}

async function signUp(page: Page, address: string): Promise<void> {
  await page.goto('/signup');
  await ready(page);
  await page.locator('#signup-email').fill(address);
  await page.locator('#signup-password').fill(PASSWORD);
  await submit(page).click();
  await page.waitForURL(/\/check/);
}

/** Opens a page with the answer to a post that no form sends. */
async function post(page: Page, headers: Record<string, string>, data: string): Promise<void> {
  await page.route('**/signup', async (route) => {
    const language = route.request().headers()['accept-language'];
    const response = await route.fetch({ method: 'POST', headers: { ...headers, 'accept-language': language }, data });
    await route.fulfill({ response });
  });
  await page.goto('/signup');
  await page.unroute('**/signup');
}

/** The answer to a post whose body never comes. */
function slowPost(url: string, language = 'en'): Promise<Parameters<Route['fulfill']>[0]> {
  return new Promise((done, failed) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '10' };
    const headers = { ...form, 'accept-language': language };
    const post = request(`${url}/signup`, { method: 'POST', headers }, async (answer) => {
      let body = '';
      for await (const part of answer) body += part;
      const shown = { 'content-type': 'text/html; charset=utf-8' };
      done({ status: answer.statusCode, headers: shown, body });
      post.destroy();
    });
    post.on('error', failed);
    post.flushHeaders();
  });
}

/** Opens a page with this answer. */
async function answer(page: Page, answer: Parameters<Route['fulfill']>[0]): Promise<void> {
  await page.route('**/signup', (route) => route.fulfill(answer));
  await page.goto('/signup');
  await page.unroute('**/signup');
}

/** Shows every state in browsers of this kind. */
export async function walk(browser: Browser, options: BrowserContextOptions, show: Show): Promise<void> {
  const host = await Host.start();
  // The host waits ten seconds for it, so it starts early.
  const late = slowPost(host.url, options.locale);
  const open = async (baseURL = host.url) => (await browser.newContext({ ...options, baseURL })).newPage();
  const [here, there] = [await open(), await open()];
  /** Shows a page of a host that has these settings. */
  const alone = async (name: string, settings: Record<string, string>, path: string) => {
    const host = await Host.start(settings);
    const page = await open(host.url);
    await page.goto(path);
    await show(name, page);
    await page.context().close();
    await host.stop();
  };

  await forms(here, show);
  await waiting(host, here, there, show);
  await links(host, here, there, show);
  await refusals(await open(), show);
  await answer(there, await late);
  await show('408, too slow', there);
  await failure(host, here, show);
  for (const page of [here, there]) await page.context().close();
  await host.stop();
  await limits(open, show);
  await alone('500, not mounted', { UNMOUNTED_FORM: '1' }, '/unmounted');
  await alone('closed', { NEWSLETTER: 'closed' }, '/newsletter');
  await waitlist(open, show);
}

async function forms(page: Page, show: Show): Promise<void> {
  await page.goto('/signup');
  await ready(page);
  await show('form', page);
  await submit(page).click();
  await page.locator('[data-signup=summary]:visible').waitFor();
  await show('form, errors', page);
  await page.locator('#signup-email').fill('ada@gmial.com');
  await page.locator('#signup-password').pressSequentially('nine char');
  await page.locator('[data-signup=suggestion]').waitFor();
  await show('form, help', page);
  await page.goto('/newsletter', { waitUntil: 'networkidle' });
  await show('newsletter', page);
  await submit(page).click();
  await page.locator('#signup-email-error:not(:empty)').waitFor();
  await show('newsletter, error', page);
}

async function waiting(host: Host, here: Page, there: Page, show: Show): Promise<void> {
  await signUp(here, 'ada@gmail.com');
  await show('check', here);
  await host.advance(61);
  await here.reload();
  await here.locator('[data-signup=resend]').click();
  await here.waitForURL(/sent=1/);
  await show('check, sent again', here);
  await here.goto('/signup/check?sent=0');
  await show('check, asked too soon', here);
  // What is typed before the scripts run does not send itself.
  await here.waitForLoadState('networkidle');
  await here.locator('#signup-code').fill('0000-0000');
  await here.locator('#signup-code-error:not(:empty)').waitFor();
  await show('check, wrong code', here);
  await here.goto('/signup');
  await show('form, a sign-up waits', here);
  await here.locator('[data-signup=go-on]').click();
  await here.locator('[data-signup=change-address]').click();
  await here.locator('[data-signup=back]').waitFor();
  await show('address', here);
  await there.goto('/signup/check');
  await show('check, nothing begun', there);
  await there.goto('/signup/done');
  await show('done, nothing ended', there);
}

async function links(host: Host, here: Page, there: Page, show: Show): Promise<void> {
  const [confirm, notMe] = (await host.mails('ada@gmail.com', 2))[0].links;
  await there.goto(confirm);
  await ready(there);
  await show('link elsewhere', there);
  await there.locator('#signup-password').fill('not the one');
  await submit(there).click();
  await there.locator('#signup-password-error:not(:empty)').waitFor();
  await show('link elsewhere, wrong password', there);
  await there.goto(notMe);
  await show('not me', there);
  await here.goto(confirm);
  await show('link', here);
  await submit(here).click();
  await here.waitForURL(/\/done/);
  await show('done', here);
  await there.goto(notMe);
  await show('not me, confirmed', there);
  await there.goto(confirm);
  await show('done, elsewhere', there);
  await there.context().clearCookies();
  await there.goto(`/signup/confirm?token=${'x'.repeat(43)}`);
  await show('link unknown', there);

  await signUp(here, 'bob@example.org');
  const cancel = (await host.mails('bob@example.org'))[0].links[1];
  await there.goto(cancel);
  await there.locator('#signup-sure').check();
  await submit(there).click();
  await there.locator('form').waitFor({ state: 'detached' });
  await show('not me, cancelled', there);
  await there.goto(cancel);
  await show('not me, unknown', there);

  await signUp(here, 'eve@example.org');
  const late = (await host.mails('eve@example.org'))[0].links[0];
  await host.advance(25 * 3600);
  await there.goto(late);
  await show('link expired', there);
}

async function refusals(page: Page, show: Show): Promise<void> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  await post(page, { ...form, origin: 'https://evil.example' }, 'form=account');
  await show('403, from another site', page);
  await post(page, { ...form }, 'form=account&email=%ff');
  await show('400, unreadable', page);
  await post(page, { ...form }, `form=account&name=${'x'.repeat(70_000)}`);
  await show('413, too large', page);
  await post(page, { 'content-type': 'text/plain' }, 'form=account');
  await show('415, no form', page);
  await page.goto('/nothing-here');
  await show('404, of the host', page);
  await page.context().close();
}

/** The database is gone. */
async function failure(host: Host, page: Page, show: Show): Promise<void> {
  await page.goto('/signup');
  await ready(page);
  host.query('ALTER TABLE signup_attempt RENAME TO gone');
  await page.locator('#signup-email').fill('ivy@example.org');
  await page.locator('#signup-password').fill(PASSWORD);
  await submit(page).click();
  await page.locator('[data-signup=summary]:visible').waitFor();
  await show('503, the form stays', page);
  await page.goto('/signup/check');
  await show('503, a page without its data', page);
}

async function limits(open: (url: string) => Promise<Page>, show: Show): Promise<void> {
  const host = await Host.start({ RATE_LIMITS: 'default' });
  for (let nth = 0; nth < 40; nth++) await host.register(`person-${nth}@example.org`);
  const page = await open(host.url);
  await page.goto('/signup');
  await ready(page);
  await page.locator('#signup-email').fill('ada@example.org');
  await page.locator('#signup-password').fill(PASSWORD);
  await submit(page).click();
  await page.locator('[data-signup=summary]:visible').waitFor();
  await show('429, too often', page);
  await page.context().close();
  await host.stop();
}

async function waitlist(open: (url: string) => Promise<Page>, show: Show): Promise<void> {
  const waitlist = await Host.start({ NEWSLETTER: 'waitlist' });
  const page = await open(waitlist.url);
  await page.goto('/newsletter', { waitUntil: 'networkidle' });
  await page.locator('#signup-email').fill('ada@example.org');
  await submit(page).click();
  await page.waitForURL(/\/check/);
  await page.goto((await waitlist.mails('ada@example.org'))[0].links[0]);
  await submit(page).click();
  await page.waitForURL(/\/waitlist/);
  await show('waitlist', page);
  await page.context().close();
  await waitlist.stop();
}
