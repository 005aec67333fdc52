/** The pages inside a host whose own style resets everything, before or after the crate's style. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, ready, signUp, test } from './support/fixtures';

const modules = join(import.meta.dirname, '../node_modules');
const file = (path: string) => readFileSync(join(modules, path), 'utf8');

const STYLES: Record<string, string> = {
  'Tailwind 3': file('@unocss/reset/tailwind.css'),
  'Tailwind 4': file('@unocss/reset/tailwind-v4.css'),
  Bootstrap: file('bootstrap/dist/css/bootstrap-reboot.css'),
  Pico: file('@picocss/pico/css/pico.css'),
  revert: '* { all: revert }',
};

// The test puts the style into the page itself, which the policy of the pages forbids.
test.use({ bypassCSP: true });

/** Puts the style before or after that of the crate, in place of the last one. */
async function wear(page: Page, style: string, order: 'before' | 'after'): Promise<void> {
  await page.evaluate(
    ([style, order]) => {
      document.getElementById('worn')?.remove();
      const element = document.createElement('style');
      element.id = 'worn';
      element.textContent = style!;
      document.head[order === 'before' ? 'prepend' : 'append'](element);
    },
    [style, order],
  );
}

async function isReadable(page: Page): Promise<void> {
  const submit = page.locator('.signup-button').first();
  await expect(submit).toHaveCSS('background-color', 'rgb(47, 91, 211)');
  await expect(submit).toHaveCSS('color', 'rgb(255, 255, 255)');
  for (const input of await page.locator('.signup input:visible').all()) {
    const box = (await input.boundingBox())!;
    expect(box.height).toBeGreaterThanOrEqual(20);
    await expect(input).not.toHaveCSS('border-top-style', 'none');
    await expect(input).toHaveCSS('background-image', 'none');
  }
  const card = (await page.locator('.signup').boundingBox())!;
  const rem = await page.evaluate(() =>
    parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  expect(card.width).toBeLessThanOrEqual(26 * rem);
  const axe = new AxeBuilder({ page }).include('.signup').withRules(['color-contrast', 'target-size']);
  expect((await axe.analyze()).violations).toEqual([]);
}

for (const [name, style] of Object.entries(STYLES)) {
  test(`stays readable with ${name} before and after its own style`, async ({
    page,
    address,
  }, info) => {
    test.slow();
    const look = async (what: string) => {
      for (const order of ['before', 'after'] as const) {
        await wear(page, style, order);
        await isReadable(page);
        const path = info.outputPath(`${what}-${order}.png`);
        await page.screenshot({ path });
      }
    };
    await page.goto('/signup');
    await ready(page, true);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.locator('[data-signup=summary]')).toBeFocused();
    await look('form');
    await signUp(page, address);
    await expect(page).toHaveURL(/\/check$/);
    await look('check');
  });
}

test.describe('where the system is dark', () => {
  test.use({ colorScheme: 'dark' });

  const light = 'rgb(255, 255, 255)';
  const dark = 'rgb(27, 32, 48)';
  const card = (page: Page) => page.locator('.signup');

  test('follows the scheme of the page', async ({ page }) => {
    await page.goto('/signup');
    await expect(card(page)).toHaveCSS('background-color', dark);
    await page.evaluate(() => document.querySelector('meta[name=color-scheme]')!.remove());
    for (const [scheme, shown] of [['light', light], ['normal', light], ['dark', dark]]) {
      await page.evaluate((scheme) => {
        document.documentElement.style.colorScheme = scheme!;
      }, scheme);
      await expect(card(page)).toHaveCSS('background-color', shown!);
    }
  });

  test('keeps the scheme that the host pins on the card', async ({ page }) => {
    await page.goto('/signup');
    await wear(page, '.signup { color-scheme: light }', 'before');
    await expect(card(page)).toHaveCSS('background-color', light);
  });
});
