// Every state of the pages, for everyone: no defect that axe finds, the demo host's own frame included, nothing that
// scrolls sideways, and the names, roles and states that assistive technology gets. With PICTURES=folder it takes their pictures, see `make states`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { type BrowserContextOptions, expect, test } from '@playwright/test';

import { walk } from './support/states';
import { accessibilityTree } from './support/tree';

const pictures = process.env.PICTURES;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const phone = { viewport: { width: 390, height: 844 } };
/** 1280 × 1024 pixels at 400 % (WCAG 1.4.10). */
const zoomed = { viewport: { width: 320, height: 256 } };
const desktop = { viewport: { width: 1024, height: 800 } };
const variants: Record<string, BrowserContextOptions> = pictures
  ? Object.fromEntries(
      Object.entries({ phone, desktop }).flatMap(([size, viewport]) =>
        (['light', 'dark'] as const).flatMap((colorScheme) =>
          ['en', 'ar'].map((locale) => [`${size}-${colorScheme}-${locale}`, { ...viewport, colorScheme, locale }]),
        ),
      ),
    )
  : {
      'light, on a desktop': { ...desktop, colorScheme: 'light', locale: 'en' },
      'dark, on a phone, from right to left': { ...phone, colorScheme: 'dark', locale: 'ar' },
      'in forced colours, at 400 %, with wide text': { ...zoomed, forcedColors: 'active', locale: 'de', bypassCSP: true },
    };

/** The spacing that a person may set (WCAG 1.4.12). */
const WIDE =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** The variant whose accessibility trees are compared. */
const HEARD = 'light, on a desktop';

for (const [name, options] of Object.entries(variants)) {
  test(`every state: ${name}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const found: { state: string; image: string }[] = [];
    const trees: string[] = [];
    await walk(browser, options, async (state, page) => {
      if (pictures) {
        const image = (await page.screenshot({ type: 'jpeg', quality: 80 })).toString('base64');
        found.push({ state, image });
        return;
      }
      if (options.bypassCSP) await page.addStyleTag({ content: WIDE });
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations, state).toEqual([]);
      const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await page.evaluate(overflow), state).toBeLessThanOrEqual(0);
      if (name === HEARD) trees.push(`# ${state}\n${await accessibilityTree(page)}`);
    });
    // A change is reviewed like one of the API. `npx playwright test states -u` writes the file.
    if (name === HEARD) expect(`${trees.join('\n\n')}\n`).toMatchSnapshot('accessibility.txt');
    if (!pictures) return;
    const wide = options.viewport!.width > 500;
    const cells = found.map(
      ({ state, image }) => `<figure><img src="data:image/jpeg;base64,${image}"><figcaption>${state}</figcaption></figure>`,
    );
    const sheet = await browser.newPage({ viewport: { width: 1500, height: 800 } });
    await sheet.setContent(
      `<style>body{margin:12px;display:grid;grid-template-columns:repeat(${wide ? 4 : 7},1fr);gap:12px;font:14px sans-serif;
      background:#ccd}figure{margin:0}img{width:100%}</style>${cells.join('')}`,
    );
    mkdirSync(pictures, { recursive: true });
    const image = await sheet.screenshot({ type: 'jpeg', quality: 60, fullPage: true });
    writeFileSync(join(pictures, `states-${name}.jpg`), image);
  });
}
