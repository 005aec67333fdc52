// The sign-up in other places and other clothes: in a dialog, step by step, with markup and classes of the host.

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { PASSWORD, enterCode, expect, followLink, test } from './support/fixtures';

const submit = (page: Page): Locator => page.locator('form [type=submit]');
const code = (page: Page): Locator => page.getByLabel('Confirmation code');

/** Fills in the form of an account. */
async function fill(page: Page, address: string): Promise<void> {
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
}

test('a dialog goes through all steps in place', async ({ page, host, address, javaScriptEnabled }) => {
  await page.goto('/gallery/dialog', { waitUntil: 'networkidle' });
  const dialog = page.locator('#dialog');
  await expect(dialog.locator('[data-signup=title]')).toHaveText('Create your account');
  if (!javaScriptEnabled) {
    // The form's own pages take over.
    await fill(page, address);
    await submit(page).click();
    await expect(page).toHaveURL(/\/signup\/check/);
    await enterCode(page, (await host.mails(address))[0].code!, javaScriptEnabled);
    await expect(page).toHaveURL(/\/signup\/done/);
    return;
  }
  await submit(page).click();
  await expect(dialog.locator('[data-signup=summary]')).toBeFocused();
  await fill(page, `typo-${address}`);
  await submit(page).click();
  await expect(dialog.locator('[data-signup=title]')).toHaveText('Check your email');
  await expect(dialog.locator('[data-signup=title]')).toBeFocused();
  await expect(page.locator('#events')).toHaveText('begun');
  await expect(dialog.locator('[data-signup=resend]')).toBeDisabled();

  await dialog.locator('[data-signup=change-address]').click();
  await expect(page.getByLabel('Email address')).toHaveValue(`typo-${address}`);
  await dialog.locator('[data-signup=back]').click();
  await dialog.locator('[data-signup=change-address]').click();
  await page.getByLabel('Email address').fill(address);
  await submit(page).click();
  await expect(dialog.locator('[data-signup=text]')).toContainText(address);

  const mails = await host.mails(address);
  await enterCode(page, '12345678', true);
  await expect(dialog.locator('[data-signup=error-code]')).not.toBeEmpty();
  await enterCode(page, mails[0].code!, true);
  await expect(dialog.locator('[data-signup=title]')).toHaveText('Welcome');
  await expect(page.locator('#events')).toHaveText('begun, confirmed');
  await expect(page).toHaveURL(/\/gallery\/dialog$/);
  await dialog.locator('[data-signup=continue]').click();
  await expect(page).toHaveURL(/\/welcome$/);
});

test('a tab that was forgotten goes on where it was', async ({ page, host, address, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts the next page is a page of the sign-up');
  await page.goto('/gallery/dialog', { waitUntil: 'networkidle' });
  await fill(page, address);
  await submit(page).click();
  await expect(page.locator('#dialog [data-signup=title]')).toHaveText('Check your email');
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.locator('#dialog [data-signup=title]')).toHaveText('Check your email');
  await enterCode(page, (await host.mails(address))[0].code!, true);
  await expect(page.locator('#dialog [data-signup=title]')).toHaveText('Welcome');
  await page.reload({ waitUntil: 'networkidle' });
  await expect(page.locator('#dialog [data-signup=title]')).toHaveText('Create your account');
});

test('the steps go on once the link is used', async ({ page, context, host, address, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'the page of the host has no steps without scripts');
  await page.goto('/gallery/stepper', { waitUntil: 'networkidle' });
  await page.getByLabel('Email address').fill(address);
  await submit(page).click();
  await expect(page.locator('.steps [aria-current=step]')).toHaveText('Check your email');
  const link = (await host.mails(address))[0].links[0];
  const other = await context.newPage();
  await other.goto(link!);
  await other.locator('[data-signup=confirm]').click();
  await expect(other).toHaveURL(/\/newsletter\/done/);
  await other.close();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.locator('.steps [aria-current=step]')).toHaveText('Done');
});

test('a host writes all markup itself', async ({ page, host, address, javaScriptEnabled }) => {
  await page.goto('/gallery/own', { waitUntil: 'networkidle' });
  const own = page.locator('#own');
  await page.getByLabel('Email address').fill('ada@gmial.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  if (javaScriptEnabled) {
    await expect(own.locator('link, style')).toHaveCount(0);
    await own.getByRole('button', { name: 'ada@gmail.com?' }).click();
    await expect(page.getByLabel('Email address')).toHaveValue('ada@gmail.com');
    await page.getByLabel('Email address').fill('ada@');
    await submit(page).click();
    await expect(own.getByRole('alert')).toBeFocused();
    await expect(own.locator('em').first()).toContainText('Enter the part after the @');
  }
  await page.getByLabel('Email address').fill(address);
  await submit(page).click();
  await enterCode(page, (await host.mails(address))[0].code!, javaScriptEnabled!);
  if (javaScriptEnabled) {
    await expect(own.locator('h2')).toHaveText('Welcome');
    await expect(page).toHaveURL(/\/gallery\/own$/);
  } else {
    await expect(page).toHaveURL(/\/signup\/done/);
  }
});

test('slots hold views of the host', async ({ page }) => {
  await page.goto('/gallery/hero');
  const form = page.locator('[data-signup-form=account]');
  await expect(form.getByRole('img', { name: 'Orchard' })).toBeVisible();
  await expect(form.locator('form')).toContainText('Continue with your bank');
  await expect(form.locator('form')).toContainText('you accept our terms');
  await expect(form.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a form on a page of the host goes from right to left in Arabic', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/gallery/hero?lang=ar');
  const form = page.locator('[data-signup-form=account]');
  await expect(form).toHaveAttribute('dir', 'rtl');
  await expect(form.locator('h2')).toHaveText('أنشئ حسابك');
  const [left, width] = await form.evaluate((it) => [it.getBoundingClientRect().left, it.scrollWidth - it.clientWidth]);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(width).toBeLessThanOrEqual(0);
});

for (const look of ['tailwind', 'daisyui', 'shadcn', 'bootstrap']) {
  test(`every kind of field is readable in the look of ${look}`, async ({ page, javaScriptEnabled }) => {
    await page.goto(`/gallery/${look}`, { waitUntil: 'networkidle' });
    await expect(page.locator('link[href*="/signup-"]')).toHaveCount(0);
    await expect(page.locator('[class*="signup-"]:not(.signup-written)')).toHaveCount(0);
    // The style sheet of the framework is there.
    await expect(submit(page)).not.toHaveCSS('background-color', 'rgb(239, 239, 239)');
    // Four lines have room.
    expect((await page.locator('textarea').boundingBox())!.height).toBeGreaterThan(80);
    // No trap for people.
    await expect(page.getByText('Leave this empty')).toBeHidden();
    if (!javaScriptEnabled) return;
    await submit(page).click();
    await expect(page.locator('[data-signup=summary]')).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).include('[data-signup-form]').analyze();
    expect(violations).toEqual([]);
  });
}

test('the router of the client opens a whole sign-up', async ({ page, host, address, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts there is no router in the browser');
  await page.goto('/', { waitUntil: 'networkidle' });
  for (const path of ['/gallery/own', '/gallery/dialog']) {
    await followLink(page, path);
    await expect(page.getByLabel('Email address')).toBeVisible();
  }
  await fill(page, address);
  await submit(page).click();
  await expect(page.locator('#dialog [data-signup=title]')).toHaveText('Check your email');
  await host.mails(address);
});
