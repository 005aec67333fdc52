// What scripts add to the form.

import AxeBuilder from '@axe-core/playwright';

import { PASSWORD, expect, holdScripts, ready, signUp, test, watchShifts } from './support/fixtures';

test('an empty field that is only passed is not complained about', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  await page.getByLabel('Email address').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.locator('#signup-email-error')).toBeEmpty();
});

test('keeps what was typed before the scripts arrived', async ({ page, address, host }) => {
  const release = await holdScripts(page);
  await page.goto('/signup', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  release();
  await ready(page, true);
  await expect(page.getByLabel('Email address')).toHaveValue(address);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
  await host.mails(address);
});

test('works when it is sent before the scripts arrived', async ({ page, address, host }) => {
  await page.route('**/*.wasm', () => {});
  await page.goto('/signup', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
  await host.mails(address);
});

test('a page that came back with errors is taken over by the scripts', async ({ page }) => {
  let hold = true;
  await page.route('**/*.wasm', (route) => (hold ? undefined : route.continue()));
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto('/signup', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill('ada');
  hold = false;
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('#signup-email-error')).toContainText('with an @, like');
  await ready(page, true);
  await page.getByLabel('Email address').fill('ada@example.org');
  await expect(page.locator('#signup-email-error')).toBeEmpty();
  // The browser reports the 422 itself.
  expect(problems.filter((text) => !text.includes('422'))).toEqual([]);
});

test('offers a correction of an address that was typed before the scripts came', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/signup', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill('ada@gnail.com');
  await page.getByLabel('Password', { exact: true }).fill('short');
  release();
  await ready(page, true);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('[data-signup=suggestion]')).toHaveText('ada@gmail.com');
});

test('shows and hides the password', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill(PASSWORD);
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  const hide = page.getByRole('button', { name: 'Hide password' });
  await expect(hide).toHaveText('Hide');
  await hide.click();
  await expect(password).toHaveAttribute('type', 'password');
  await expect(page.locator('[data-signup=reveal]')).toHaveText('Show');
  await expect(password).toHaveValue(PASSWORD);
});

test('tells password managers and keyboards what it asks for', async ({ page }) => {
  await page.goto('/signup');
  const email = page.getByLabel('Email address');
  const password = page.getByLabel('Password', { exact: true });
  await expect(email).toHaveAttribute('autocomplete', 'username');
  await expect(email).toHaveAttribute('type', 'email');
  await expect(password).toHaveAttribute('autocomplete', 'new-password');
  await expect(password).toHaveAttribute('passwordrules', 'minlength: 15;');
  await expect(page.locator('[onpaste]')).toHaveCount(0);
});

test('moves the focus to the summary, and from there to the field', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  await page.getByLabel('Email address').fill('ada');
  await page.getByRole('button', { name: 'Create account' }).click();
  const summary = page.locator('[data-signup=summary]');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Email address')).toBeFocused();
  await expect(summary.getByRole('heading', { level: 2 })).toHaveText('There is a problem');
  await expect(page).toHaveTitle('Error: Create your account – Orchard');
  // It stays as it was until the next submission, and nothing moves.
  const password = page.getByLabel('Password', { exact: true });
  const before = await password.boundingBox();
  await page.getByLabel('Email address').fill('ada@example.org');
  await expect(page.locator('#signup-email-error')).toBeEmpty();
  await password.fill(PASSWORD);
  await expect(page.locator('#signup-password-error')).toBeEmpty();
  await expect(summary.getByRole('link')).toHaveCount(2);
  expect(await password.boundingBox()).toEqual(before);
});

test('shows a new error only when the field is left, and drops it as soon as it is mended', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  const email = page.getByLabel('Email address');
  const error = page.locator('#signup-email-error');
  await email.fill('ada');
  await expect(error).toBeEmpty();
  await email.blur();
  await expect(error).toContainText('Enter an email address with an @');
  await email.pressSequentially('@');
  await expect(error).toContainText('Enter an email address with an @');
  await email.blur();
  await expect(error).toContainText('Enter the part after the @');
  await email.pressSequentially('example.org');
  await expect(error).toBeEmpty();
});

for (const [screen, size] of Object.entries({
  desktop: { width: 1280, height: 800 },
  phone: { width: 360, height: 740 },
})) {
  for (const locale of ['en', 'de']) {
    test(`nothing moves while a person fills in the form, on a ${screen} in ${locale}`, async ({ browser, host }) => {
      const context = await browser.newContext({ viewport: size, locale, baseURL: host.url });
      const page = await context.newPage();
      await page.goto('/signup');
      await ready(page, true);
      const shifts = await watchShifts(page);
      const email = page.locator('#signup-email');
      await email.pressSequentially('ada@');
      await page.keyboard.press('Tab');
      await expect(page.locator('#signup-email-error')).not.toBeEmpty();
      await page.keyboard.type('short');
      await expect(page.locator('[data-signup=counter]')).toContainText('5');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await expect(page.locator('#signup-password-error')).not.toBeEmpty();
      for (const wrong of ['ada example', 'ada@exa mple.org', 'ada@-example.org', '@example.org']) {
        await email.fill(wrong);
        await email.blur();
        await expect(page.locator('#signup-email-error')).not.toBeEmpty();
      }
      await email.fill('ada@gmial.com');
      await page.keyboard.press('Tab');
      await expect(page.locator('[data-signup=suggestion]')).toBeVisible();
      expect(await shifts()).toBeLessThan(0.01);
      await context.close();
    });
  }
}

test('counts the characters of a password until there are enough, and tells of Caps Lock', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  const password = page.getByLabel('Password', { exact: true });
  const counter = page.locator('[data-signup=counter]');
  await expect(counter).toBeEmpty();
  await password.pressSequentially('nine char');
  await expect(counter).toHaveText('9 of 15');
  await password.dispatchEvent('keyup', { key: 'A', modifierCapsLock: true });
  await expect(counter).toHaveText('Caps Lock is on');
  await password.dispatchEvent('keyup', { key: 'A', modifierCapsLock: false });
  await password.fill(PASSWORD);
  await expect(counter).toBeEmpty();
});

test('gives up after half a minute without an answer, and keeps everything', async ({ page, address }) => {
  await page.clock.install();
  await page.goto('/signup');
  await ready(page, true);
  await page.route('**/api/signup/register', () => {});
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  const button = page.locator('[data-signup=submit]');
  await button.press('Enter');
  await expect(button).toBeFocused();
  await expect(button).toBeDisabled();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('alert')).toContainText('We could not connect');
  await expect(button).toBeEnabled();
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
});

test('is busy while it waits, and sends once', async ({ page, address }) => {
  let posts = 0;
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  await page.route('**/api/signup/register', async (route) => {
    posts += 1;
    await gate;
    await route.continue();
  });
  await page.goto('/signup');
  await ready(page, true);
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  const button = page.locator('[data-signup=submit]');
  await expect(button).toBeDisabled();
  await expect(button).toHaveText('Please wait…');
  await page.getByLabel('Email address').press('Enter');
  release();
  await expect(page).toHaveURL(/\/check$/);
  expect(posts).toBe(1);
});

test('says that the server is away, and loses nothing', async ({ page, address }) => {
  await page.goto('/signup');
  await ready(page, true);
  await page.route('**/api/signup/register', (route) => route.abort());
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toContainText('We could not connect');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
  await page.unroute('**/api/signup/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
});

test('a rule that only the server knows comes back at the field', async ({ page, address }) => {
  await page.goto('/signup');
  await ready(page, true);
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill('orchard-2026-2026');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('#signup-password-error')).toContainText('too easy to guess');
  await expect(page.locator('[data-signup=summary]')).toBeFocused();
});

test('opens from another page of the app without a reload', async ({ page, address }) => {
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.getByRole('link', { name: 'Create your account' }).click();
  await expect(page).toHaveTitle('Create your account – Orchard');
  await expect(page.locator('#signup-title')).toBeFocused();
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/check$/);
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
});

test('a form that another page opens says the same above its fields', async ({ page, address }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check/);
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.getByRole('link', { name: 'Create your account' }).click();
  await expect(page.locator('#signup-asides')).toContainText(`You started signing up as ${address}.`);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.locator('[data-signup=go-on]').click();
  await expect(page).toHaveURL(/\/check/);
  await expect(page.locator('[data-signup=address]').first()).toHaveText(address);
});

test('is usable over a slow network as soon as the page is there', async ({ page, address, host }) => {
  const session = await page.context().newCDPSession(page);
  // Slow 3G, as browsers define it.
  const slow = { latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await session.send('Network.emulateNetworkConditions', { offline: false, ...slow });
  await page.goto('/signup', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/check$/, { waitUntil: 'commit' });
  await host.mails(address);
});

test('takes in what was typed before the scripts arrived', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/signup', { waitUntil: 'load' });
  await page.getByLabel('Email address').fill('ada@example');
  await page.getByRole('button', { name: 'Create account' }).click();
  const errors = page.locator('form [data-signup^=error-] [data-code]');
  await expect(errors).toHaveCount(2);
  await page.getByLabel('Email address').fill('ada@example.org');
  await page.getByLabel('Password', { exact: true }).fill('nine char');
  release();
  await expect(page.locator('[data-signup=counter]')).toHaveText('9 of 15');
  // The address is mended. The password is no longer missing, and what else is wrong is told when it is left.
  await expect(errors).toHaveCount(0);
});

test('counts the cooldown down', async ({ page, address }) => {
  await page.clock.install();
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const again = page.locator('[data-signup=resend]');
  await expect(again).toBeDisabled();
  await page.clock.runFor(70_000);
  await expect(again).toBeEnabled();
  await expect(again).toHaveText('Send the email again');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility defect that axe finds, in ${colorScheme}`, async ({
    page,
    host,
    address,
  }) => {
    await page.emulateMedia({ colorScheme });
    const check = async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const result = await new AxeBuilder({ page }).include('.signup').withTags(tags).analyze();
      expect(result.violations).toEqual([]);
    };
    await page.goto('/signup');
    await ready(page, true);
    await check();
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.locator('[data-signup=summary]')).toBeFocused();
    await check();
    await signUp(page, address);
    await expect(page).toHaveURL(/\/check$/);
    await check();
    await page.goto((await host.mails(address))[0].links[0]);
    await check();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page).toHaveURL(/\/done$/);
    await check();
  });
}

test('fits a narrow phone without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/signup');
  await ready(page, true);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Create account' }).click();
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('takes the colours that the host gives it', async ({ page }) => {
  const body = '.signup { --signup-accent: rgb(1, 2, 3) }';
  await page.route('**/theme.css', (route) => route.fulfill({ contentType: 'text/css', body }));
  await page.goto('/signup');
  await page.evaluate(() => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/theme.css';
    document.head.prepend(link);
  });
  await expect(page.locator('[data-signup=submit]')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
});

test('hides a shown password again when it is sent', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('short');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('offers what was probably meant, and a click or Enter takes it', async ({ page, host }) => {
  await page.goto('/signup');
  await ready(page, true);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const email = page.getByLabel('Email address');
  const password = page.getByLabel('Password', { exact: true });
  const offer = page.locator('[data-signup=suggestion]');
  for (const take of [() => offer.click(), () => offer.press('Enter')]) {
    await email.fill('');
    await email.pressSequentially('ada@gmial.com');
    await expect(offer).toBeHidden();
    await password.fill(PASSWORD);
    await expect(offer).toHaveText('ada@gmail.com');
    await expect(email).toHaveValue('ada@gmial.com');
    await take();
    await expect(email).toHaveValue('ada@gmail.com');
    await expect(email).toBeFocused();
    await expect(password).toHaveValue(PASSWORD);
    await expect(offer).toBeHidden();
    await expect(page).toHaveURL(`${host.url}/signup`);
  }
  expect(requests).toEqual([]);
});

test('what only the server refuses comes back at the field', async ({ page }) => {
  await page.goto('/signup');
  await ready(page, true);
  // Without a meaning in Unicode yet: a browser may be older than that, so it does not judge.
  await page.getByLabel('Email address').fill('ada@\u{2fe0}.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await expect(page.locator('#signup-email-error')).toBeEmpty();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('#signup-email-error')).toContainText('hidden character');
  // … and stays there, whatever the browser thinks, until the address is another.
  await expect(page.locator('[data-signup=summary]')).toBeFocused();
  await page.getByLabel('Password', { exact: true }).press('End');
  await page.getByLabel('Email address').focus();
  await expect(page.locator('#signup-email-error')).toContainText('hidden character');
  await page.getByLabel('Email address').fill('ada@example.org');
  await expect(page.locator('#signup-email-error')).toBeEmpty();
});

test('tells while somebody types whether a name is free, and only of the last one', async ({ page, host }) => {
  const password = encodeURIComponent(PASSWORD);
  await fetch(`${host.url}/classroom`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `name=Grace&username=grace&password=${password}`,
  });
  await page.clock.install();
  await page.goto('/classroom');
  await ready(page, true);
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().includes('signup/available'))));
  const name = page.getByLabel('GitHub ID');
  // The clock of the page stands still during the typing, so a slow machine changes nothing.
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await name.pressSequentially('grace');
  expect(asked).toBe(0);
  await page.clock.runFor(2_000);
  await page.clock.resume();
  await expect(page.locator('#signup-username-error')).toContainText('is already taken.');
  expect(asked).toBe(1);
  await name.press('End');
  await name.pressSequentially('h');
  await expect(page.locator('#signup-username-error')).toBeEmpty();
  await expect(page.locator('[data-signup=available]')).toHaveText('GitHub ID is available.');
  await name.fill('-');
  await expect(page.locator('[data-signup=available]')).toBeEmpty();
});
