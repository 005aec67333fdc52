// What people set in their browser, and that nothing moves under their hands on any page.

import type { Page } from '@playwright/test';

import { expect, PASSWORD, ready, signUp, test, watchShifts } from './support/fixtures';

/** Enters nonsense into each input of the card, leaves it, and mends it. */
async function fumble(page: Page): Promise<void> {
  const inputs = page.locator('.signup input:visible:is([type=text], [type=email], [type=password], [type=tel], [type=url])');
  for (const input of await inputs.all()) {
    await input.fill('x');
    await input.blur();
    await input.fill(`${PASSWORD}, ${PASSWORD}`);
    await input.blur();
    await input.fill('');
  }
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
]) {
  for (const path of ['/newsletter', '/join', '/classroom', '/orchard/visit', '/signup/forgot']) {
    test(`nothing moves on ${path}, ${viewport.width} pixels wide`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto(path, { waitUntil: 'networkidle' });
      const moved = await watchShifts(page);
      await fumble(page);
      expect(await moved()).toBeLessThan(0.01);
    });
  }

  test(`nothing moves on the pages after the form, ${viewport.width} pixels wide`, async ({ page, host, address, browser }) => {
    await page.setViewportSize(viewport);
    await signUp(page, address);
    await page.waitForURL(/\/check$/);
    const elsewhere = await (await browser.newContext({ viewport, baseURL: host.url })).newPage();
    await elsewhere.goto((await host.mails(address))[0].links[0]);
    await page.waitForLoadState('networkidle');
    await elsewhere.waitForLoadState('networkidle');
    for (const open of [page, elsewhere]) {
      const moved = await watchShifts(open);
      await fumble(open);
      expect(await moved(), open.url()).toBeLessThan(0.01);
    }
    await page.goto('/signup/address');
    await page.waitForLoadState('networkidle');
    const moved = await watchShifts(page);
    await fumble(page);
    expect(await moved()).toBeLessThan(0.01);
    await elsewhere.context().close();
  });
}

test('prints dark text on white paper, without buttons', async ({ page, address }) => {
  await signUp(page, address);
  await page.waitForURL(/\/check$/);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.signup .signup-button').first()).toBeHidden();
  const lightness = (selector: string) =>
    page.locator(selector).first().evaluate((element) => {
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.fillStyle = getComputedStyle(element).color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3 / 255;
    });
  for (const selector of ['.signup h1', '.signup p', '.signup label', '.signup .signup-hint']) {
    expect(await lightness(selector), selector).toBeLessThan(0.5);
  }
});

test('nothing is animated for a person who wants no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/signup');
  await ready(page, true);
  const animated = await page.locator('.signup, .signup *').evaluateAll((all) =>
    all
      .map((element) => getComputedStyle(element))
      .filter((style) => [style.animationDuration, style.transitionDuration].some((time) => /[1-9]/.test(time)))
      .length,
  );
  expect(animated).toBe(0);
});
