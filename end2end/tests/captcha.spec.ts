// What tells people from programs. The script of the widget is one of ours, put in at the edge of
// the network; the proof of work is solved by the browser that runs this.

import AxeBuilder from '@axe-core/playwright';
import { type Page, type Route, expect, test as base } from '@playwright/test';

import { Host } from './support/host';
import { SITE_KEY, SiteVerify, WIDGET } from './support/site_verify';

const WORK = { CAPTCHA: 'proof-of-work' };

interface Started {
  /** A host with these settings, which stops with the test. */
  start: (environment: Record<string, string>) => Promise<Host>;
  provider: SiteVerify;
  /** A host whose newsletter asks for a widget, and what the browser asked of who makes it. */
  widget: { host: Host; asked: string[] };
}

const test = base.extend<Started>({
  start: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (environment) => {
      const host = await Host.start(environment);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.stop()));
  },
  provider: async ({}, use) => {
    const provider = await SiteVerify.start();
    await use(provider);
    await provider.stop();
  },
  widget: async ({ page, start, provider }, use) => {
    const asked = await stub(page);
    await use({ host: await start(provider.environment), asked });
  },
});

/** Answers for hCaptcha, and lists what was asked of it. */
async function stub(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/^https:\/\/([^/]*\.)?hcaptcha\.com\//, async (route) => {
    const url = route.request().url();
    asked.push(url);
    const isScript = url.startsWith('https://js.hcaptcha.com/1/api.js');
    const contentType = isScript ? 'text/javascript' : 'text/html';
    await route.fulfill({ contentType, body: isScript ? WIDGET : '<p>A widget</p>' });
  });
  return asked;
}

const email = (page: Page) => page.getByLabel('Email address');
const box = (page: Page) => page.getByRole('button', { name: 'I am human' });
const error = (page: Page) => page.locator('#signup-captcha-error');
const status = (page: Page) => page.locator('[data-signup=captcha-status]');
const send = (page: Page) => page.locator('[data-signup=submit]').click();

/** Fills in the form, solves its widget, and sends it. */
async function solve(page: Page): Promise<void> {
  await email(page).fill('ada@example.org');
  await box(page).click();
  await send(page);
}

/** Until the scripts have taken over, the page judges nothing. */
async function ready(page: Page): Promise<void> {
  await expect(async () => {
    await email(page).fill('ada');
    await email(page).blur();
    await expect(page.locator('#signup-email-error')).not.toBeEmpty({ timeout: 200 });
  }).toPass();
}

test.describe('a widget', () => {
  test('stands in a form on a page of the host whose policy allows it', async ({ page, start, provider }) => {
    await stub(page);
    const host = await start({ ...provider.environment, CAPTCHA_ON_EVERY_PAGE: '1' });
    await page.goto(`${host.url}/orchard`, { waitUntil: 'networkidle' });
    const form = page.locator('#footer');
    const address = form.getByLabel('Email address');
    await address.fill('ada@');
    await address.blur();
    await expect(form.locator('[data-signup=error-email]')).not.toBeEmpty();
    await address.fill('ada@example.org');
    await form.getByRole('button', { name: 'I am human' }).click();
    await form.locator('[data-signup=submit]').click();
    await expect(page).toHaveURL(/\/newsletter\/check/);
    await host.mails('ada@example.org');
  });

  test('lets somebody in who solved it', async ({ page, widget: { host }, provider }) => {
    const problems: string[] = [];
    page.on('pageerror', (problem) => problems.push(problem.message));
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await solve(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    await host.mails('ada@example.org');
    expect(provider.asked.map((asked) => asked.get('sitekey'))).toEqual([SITE_KEY]);
    expect(problems).toEqual([]);
    expect(host.log).not.toContain('canary');
  });

  test('is asked for at its place, and in the summary', async ({
    page,
    widget: { host },
    provider,
  }, info) => {
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(error(page)).toContainText('Complete the security check');
    await expect(page.locator('#signup-summary')).toBeFocused();
    await info.attach('missing', { body: await page.screenshot(), contentType: 'image/png' });
    await page.getByRole('link', { name: /security check/ }).click();
    await expect(page.locator('#signup-captcha')).toBeFocused();
    expect(provider.asked).toEqual([]);
  });

  test('is ready again after an error', async ({ page, widget: { host }, provider }) => {
    provider.next = [['invalid-input-response']];
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await solve(page);
    await expect(error(page)).toContainText('could not check that you are a person');
    await expect(email(page)).toHaveValue('ada@example.org');
    await box(page).click();
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    const answers = provider.asked.map((asked) => asked.get('response'));
    expect(answers).toEqual([`${SITE_KEY}.answer-1`, `${SITE_KEY}.answer-2`]);
  });

  test('gives way to a proof of work while its provider is down', async ({
    page,
    widget: { host },
    provider,
  }) => {
    // The answer of the visitor, and the one with which the host makes sure.
    provider.next = [500, 500];
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await solve(page);
    await expect(error(page)).toContainText('is not working right now');
    await expect(box(page)).toHaveCount(0);
    await expect(status(page)).toContainText('Security check complete', { timeout: 20_000 });
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    expect(host.log).toContain('the captcha provider gave no verdict');
    expect(host.log).not.toContain('canary');
  });

  test('says so when it is kept from loading', async ({ page, widget: { host } }) => {
    await page.route(/hcaptcha\.com/, (route) => route.abort());
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(status(page)).toContainText('could not be loaded');
    await expect(error(page)).not.toBeEmpty();
  });

  test('is loaded on its page alone', async ({ page, widget: { host, asked } }) => {
    for (const path of ['/', '/signup', '/newsletter/check', '/newsletter/confirm']) {
      await page.goto(`${host.url}${path}`, { waitUntil: 'networkidle' });
    }
    expect(asked).toEqual([]);
    await page.goto(`${host.url}/`);
    await page.waitForLoadState('networkidle');
    // Twice, by the router of the client, and from a page whose policy knows nothing of it.
    for (const times of [1, 2]) {
      await page.getByRole('link', { name: 'Get our newsletter' }).click();
      await expect(box(page)).toBeVisible();
      expect(asked.filter((url) => url.includes('api.js'))).toHaveLength(times);
      await page.getByRole('link', { name: 'Sign up' }).click();
      await expect(page.getByRole('heading')).toContainText('Create your account');
      await page.getByRole('link', { name: 'Orchard' }).click();
      await expect(page.getByRole('heading')).toContainText('Keep an orchard');
    }
    await page.getByRole('link', { name: 'Get our newsletter' }).click();
    await expect(box(page)).toBeVisible();
    await solve(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
  });

  test('loses nothing of what somebody types who came by a link', async ({
    page,
    widget: { host },
  }) => {
    await page.goto(`${host.url}/`, { waitUntil: 'networkidle' });
    // A slow network: what a person types before the document arrives would be lost.
    const late = async (route: Route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    };
    await page.route(`${host.url}/newsletter`, late, { times: 1 });
    await page.getByRole('link', { name: 'Get our newsletter' }).click();
    await email(page).fill('ada@example.org');
    await box(page).click();
    await expect(email(page)).toHaveValue('ada@example.org');
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
  });

  test('is one step back, even before the client has hydrated it', async ({
    page,
    widget: { host },
  }) => {
    await page.goto(`${host.url}/signup`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Orchard' }).click();
    await page.route(/\.wasm$/, () => {});
    await page.getByRole('link', { name: 'Get our newsletter' }).click();
    await expect(box(page)).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(`${host.url}/`);
    await expect(page.getByRole('heading')).toContainText('Keep an orchard');
  });

  test('works under the policy of its page', async ({ page, widget: { host } }) => {
    const violations = await confined(page, `${host.url}/newsletter`, true);
    await ready(page);
    await solve(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    expect(violations).toEqual([]);
  });
});

/** Opens a page and lists what its policy refuses. */
async function confined(page: Page, url: string, isWidget: boolean): Promise<string[]> {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const answer = await page.goto(url);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy.includes('https://*.hcaptcha.com')).toBe(isWidget);
  return violations;
}

test.describe('a proof of work', () => {
  test('is done on a slow machine while somebody types, and the page answers meanwhile', async ({
    page,
    start,
  }, info) => {
    const host = await start(WORK);
    await page.goto(`${host.url}/newsletter`);
    await ready(page);
    await page.reload({ waitUntil: 'networkidle' });
    const session = await page.context().newCDPSession(page);
    const rate = 6;
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    // How long anything keeps the page from answering.
    await page.evaluate(() => {
      const seen = { longest: 0, took: 0, numbers: [] as number[] };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          seen.longest = Math.max(seen.longest, entry.duration);
        }
      }).observe({ type: 'longtask' });
      const bar = document.querySelector('progress')!;
      new MutationObserver(() => {
        if (!bar.hidden) seen.numbers.push(bar.value);
      }).observe(bar, { attributes: true });
      const status = document.querySelector('[data-signup=captcha-status]')!;
      let begun = 0;
      new MutationObserver(() => {
        if (status.textContent!.includes('Checking that you are not a robot')) begun = performance.now();
        else seen.took = Math.round(performance.now() - begun);
      }).observe(status, { childList: true, characterData: true, subtree: true });
      Object.assign(window, { seen });
    });
    await email(page).click();
    await email(page).pressSequentially('ada@example.org');
    await expect(status(page)).toContainText('Security check complete', { timeout: 25_000 });
    await expect(page.locator('progress')).toBeHidden();
    type Seen = { longest: number; took: number; numbers: number[] };
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    const found = `proof of work, CPU throttled ${rate} times: solved in ${seen.took} ms, after ${seen.numbers.at(-1)} of 200000 numbers; the longest task took ${seen.longest} ms`;
    console.log(found);
    info.annotations.push({ type: 'measured', description: found });
    expect(seen.numbers).toEqual([...seen.numbers].sort((a, b) => a - b));
    // In slices, between which the page answers: none tries half of all.
    const slices = [0, ...seen.numbers];
    const sizes = seen.numbers.map((number, at) => number - slices[at]!);
    expect(Math.max(0, ...sizes)).toBeLessThan(100_000);
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    await host.mails('ada@example.org');
  });

  test('holds back what is sent until it is done', async ({ page, start }, info) => {
    const host = await start(WORK);
    // The work is not begun before somebody says so.
    await page.addInitScript(() => {
      const waiting: (() => void)[] = [];
      let isHeld = true;
      window.MessageChannel = class extends MessageChannel {
        constructor() {
          super();
          const post = this.port2.postMessage.bind(this.port2);
          this.port2.postMessage = (message: unknown) => {
            if (isHeld) waiting.push(() => post(message));
            else post(message);
          };
        }
      };
      const release = () => {
        isHeld = false;
        for (const go of waiting) go();
      };
      Object.assign(window, { release });
    });
    await page.goto(`${host.url}/newsletter`, { waitUntil: 'networkidle' });
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(page.locator('progress')).toBeVisible();
    await expect(page.locator('[data-signup=submit]')).toBeDisabled();
    await info.attach('working', { body: await page.screenshot(), contentType: 'image/png' });
    await page.evaluate(() => (window as unknown as { release: () => void }).release());
    await expect(page).toHaveURL(/\/newsletter\/check$/, { timeout: 25_000 });
  });

  test('is asked for again where it was used before', async ({ page, start }) => {
    const host = await start({ ...WORK, CAPTCHA_DIFFICULTY: '5000' });
    await page.goto(`${host.url}/newsletter`, { waitUntil: 'networkidle' });
    // What somebody else has seen of it is worth nothing.
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/signup/register')) posted.push(request.postData() ?? '');
    });
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    const body = posted[0]!.replace('ada', 'eve');
    await page.goto(`${host.url}/newsletter`, { waitUntil: 'networkidle' });
    let replayed = false;
    await page.route('**/api/signup/register', async (route) => {
      if (replayed) return route.continue();
      replayed = true;
      return route.continue({ postData: body });
    });
    await email(page).fill('eve@example.org');
    await send(page);
    await expect(error(page)).toContainText('has expired');
    await expect(email(page)).toHaveValue('eve@example.org');
    await expect(status(page)).toContainText('Security check complete');
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    await host.mails('eve@example.org');
    expect(host.query('SELECT count(*) AS n FROM signup_attempt')).toEqual([{ n: 2 }]);
  });

  test('is done where the form was opened by the router of the client', async ({ page, start }) => {
    const host = await start(WORK);
    await page.goto(host.url, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: 'Get our newsletter' }).click();
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/, { timeout: 20_000 });
  });

  test('works under the policy of its page, and for everybody', async ({ page, start }) => {
    const host = await start({ ...WORK, CAPTCHA_DIFFICULTY: '5000' });
    const problems: string[] = [];
    page.on('pageerror', (problem) => problems.push(problem.message));
    const violations = await confined(page, `${host.url}/newsletter`, false);
    await ready(page);
    await email(page).fill('ada@example.org');
    await expect(status(page)).toContainText('Security check complete');
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations).toEqual([]);
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    expect([...violations, ...problems]).toEqual([]);
  });
});

test('is done, and holds back, before the pages have their other scripts', async ({
  page,
  start,
}) => {
  const host = await start(WORK);
  await page.route('**/*.wasm', () => {});
  await page.goto(`${host.url}/newsletter`, { waitUntil: 'commit' });
  await email(page).fill('ada@example.org');
  await expect(status(page)).toContainText('Security check complete', { timeout: 20_000 });
  await send(page);
  await expect(page).toHaveURL(/\/newsletter\/check$/);
  await host.mails('ada@example.org');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('somebody waits instead of working', async ({ page, start }, info) => {
    const host = await start(WORK);
    await page.goto(`${host.url}/newsletter`);
    await expect(page.getByText('Wait at least 20 seconds')).toBeVisible();
    await info.attach('waiting', { body: await page.screenshot(), contentType: 'image/png' });
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(error(page)).toContainText('then submit the form again');
    await expect(email(page)).toHaveValue('ada@example.org');
    await host.advance(20);
    await send(page);
    await expect(page).toHaveURL(/\/newsletter\/check$/);
    await host.mails('ada@example.org');
  });

  test('a page with a widget says that it needs scripts', async ({
    page,
    widget: { host, asked },
    provider,
  }) => {
    await page.goto(`${host.url}/newsletter`);
    await expect(page.getByText('Turn on JavaScript')).toBeVisible();
    await email(page).fill('ada@example.org');
    await send(page);
    await expect(error(page)).toContainText('Complete the security check');
    await expect(email(page)).toHaveValue('ada@example.org');
    expect(asked).toEqual([]);
    expect(provider.asked).toEqual([]);
  });
});
