// Every word of pages and mails in the reader's language, with scripts and without.

import type { Browser, Page } from '@playwright/test';

import { PASSWORD, expect, followLink, ready, test } from './support/fixtures';

/** A sign-up in one language, as a native reader would check it. */
const LANGUAGES = [
  {
    tag: 'de',
    direction: 'ltr',
    title: 'Konto erstellen',
    short: '15 Zeichen',
    subject: 'Orchard',
    mail: 'Bestätig',
  },
  { tag: 'ar', direction: 'rtl', title: 'حساب', short: '15', subject: 'Orchard', mail: 'رمز' },
  { tag: 'ja', direction: 'ltr', title: 'アカウント', short: '15', subject: 'Orchard', mail: '確認' },
  { tag: 'en-XA', direction: 'ltr', title: '[Çréåté ýöûr åççöûñt', short: '15', subject: '[Çöñfîrm', mail: '[' },
];

const card = (page: Page) => page.locator('.signup');

async function fillIn(page: Page, address: string, password: string): Promise<void> {
  await page.locator('[name=email]').fill(address);
  await page.locator('[name=password]').fill(password);
}

for (const language of LANGUAGES) {
  test(`signs up in ${language.tag}, from the form to the welcome`, async ({
    page,
    host,
    address,
    javaScriptEnabled,
  }) => {
    const answer = await page.goto(`/signup?lang=${language.tag}`);
    expect(answer!.headers()['content-language']).toBe(language.tag);
    await ready(page, javaScriptEnabled!);
    await expect(card(page)).toHaveAttribute('lang', language.tag);
    await expect(card(page)).toHaveAttribute('dir', language.direction);
    await expect(page.locator('h1')).toContainText(language.title);

    await fillIn(page, address, 'short');
    await page.locator('[data-signup=submit]').click();
    await expect(page.locator('#signup-password-error')).toContainText(language.short);
    await expect(page.locator('#signup-password-error')).not.toContainText('must be at least');
    await expect(card(page)).toHaveAttribute('lang', language.tag);

    await fillIn(page, address, PASSWORD);
    await page.locator('[data-signup=submit]').click();
    await expect(page).toHaveURL(/\/check\?|\/check$/);
    await expect(card(page)).toHaveAttribute('lang', language.tag);
    const [mail] = await host.mails(address);
    expect(mail.subject).toContain(language.subject);
    expect(mail.text).toContain(language.mail);
    expect(mail.html).toContain(`<html lang="${language.tag}" dir="${language.direction}">`);

    await page.context().clearCookies({ name: 'signup_lang' });
    await page.goto(mail.links[0]);
    await expect(card(page)).toHaveAttribute('lang', language.tag);
    await page.locator('[data-signup=confirm]').click();
    await expect(page).toHaveURL(/\/done$/);
    await expect(card(page)).toHaveAttribute('lang', language.tag);
    const [welcome] = await host.mails(address, 2);
    expect(welcome.html).toContain(`lang="${language.tag}"`);
    const where = `WHERE email_deliverable = '${address}'`;
    expect(host.query(`SELECT language FROM signup_account ${where}`)).toEqual([{ language: language.tag }]);
  });
}

test('a path that names the language leads through the mail and back', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/fr/signup');
  await ready(page, javaScriptEnabled!);
  await expect(card(page)).toHaveAttribute('lang', 'fr');
  await fillIn(page, address, 'court');
  await page.locator('[data-signup=submit]').click();
  await expect(page.locator('#signup-password-error')).toContainText('15 caractères');
  await expect(page).toHaveURL(/\/fr\/signup$/);
  await fillIn(page, address, PASSWORD);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/fr\/signup\/check/);
  await page.locator('[data-signup=change-address]').click();
  await expect(page).toHaveURL(/\/fr\/signup\/address\?/);
  await page.locator('[data-signup=back]').click();
  await expect(page).toHaveURL(/\/fr\/signup\/check/);
  const [mail] = await host.mails(address);
  expect(mail.links[0]).toContain('/fr/signup/confirm?token=');
  await page.context().clearCookies({ name: 'signup_lang' });
  await page.goto(mail.links[0]);
  await page.locator('[data-signup=confirm]').click();
  await expect(page).toHaveURL(/\/fr\/signup\/done$/);
  await expect(card(page)).toHaveAttribute('lang', 'fr');
});

test('a page follows the path into another language', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'a router moves without a document only with scripts');
  await page.goto('/fr/signup');
  await ready(page, true);
  await followLink(page, '/de/signup');
  await expect(page).toHaveURL(/\/de\/signup$/);
  await expect(card(page)).toHaveAttribute('lang', 'de');
  await expect(page.locator('h1')).toHaveText('Konto erstellen');
});

test('the client\'s router opens a form below a prefix', async ({ page, host, address, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts there is no router in the browser');
  await page.goto('/', { waitUntil: 'networkidle' });
  await followLink(page, '/de/signup');
  await expect(card(page)).toHaveAttribute('lang', 'de');
  expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0].name)).toBe(`${host.url}/`);
  await fillIn(page, address, PASSWORD);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/de\/signup\/check/);
  const [mail] = await host.mails(address);
  expect(mail.links[0]).toContain('/de/signup/confirm?token=');
});

test('takes the language of the browser', async ({ browser, host, javaScriptEnabled }) => {
  const page = await newPage(browser, 'fr-CA', javaScriptEnabled!);
  const answer = await page.goto(`${host.url}/signup`);
  expect(answer!.headers()['vary']).toContain('Accept-Language');
  await expect(card(page)).toHaveAttribute('lang', 'fr');
  await expect(page.locator('label[for=signup-password]')).toHaveText('Mot de passe');
  await page.context().close();
});

test('switches the language in the middle, and the mail keeps the one of the form', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/signup?lang=es');
  await ready(page, javaScriptEnabled!);
  await fillIn(page, address, PASSWORD);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check/);
  await expect(card(page)).toHaveAttribute('lang', 'es');
  await page.locator('.languages summary').click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(card(page)).toHaveAttribute('lang', 'de');
  await expect(page.locator('[data-signup=address]')).toHaveText(address);
  await page.goto('/signup');
  await expect(card(page)).toHaveAttribute('lang', 'de');
  const [mail] = await host.mails(address);
  expect(mail.html).toContain('lang="es"');
});

test('writes to the owner of an account in the language of the account', async ({
  page,
  host,
  address,
  browser,
  javaScriptEnabled,
}) => {
  await page.goto('/signup?lang=ja');
  await ready(page, javaScriptEnabled!);
  await fillIn(page, address, PASSWORD);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check/);
  await page.goto((await host.mails(address))[0].links[0]);
  await page.locator('[data-signup=confirm]').click();
  await expect(page).toHaveURL(/\/done$/);
  await host.mails(address, 2);

  const stranger = await newPage(browser, 'de-DE', javaScriptEnabled!);
  await stranger.goto(`${host.url}/signup`);
  await ready(stranger, javaScriptEnabled!);
  await fillIn(stranger, address, PASSWORD);
  await stranger.locator('[data-signup=submit]').click();
  await expect(stranger).toHaveURL(/\/check/);
  await expect(card(stranger)).toHaveAttribute('lang', 'de');
  const [mail] = await host.mails(address, 3);
  expect(mail.html).toContain('lang="ja"');
  await stranger.context().close();
});

test('every text of a page is whole and in the catalogue', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await page.goto('/signup?lang=en-XA');
  await ready(page, javaScriptEnabled!);
  await expectPseudo(page, ['Display name']);
  await fillIn(page, 'ada@', 'short');
  await page.locator('[data-signup=submit]').click();
  await expect(page.locator('[data-signup=summary]')).toBeVisible();
  await expectPseudo(page, ['Display name']);
  await fillIn(page, address, PASSWORD);
  await page.locator('[data-signup=submit]').click();
  await expect(page).toHaveURL(/\/check/);
  await expectPseudo(page, [address]);
  await page.locator('[data-signup=change-address]').click();
  await expectPseudo(page, [address]);
  const [mail] = await host.mails(address);
  await page.goto(mail.links[1]);
  await expectPseudo(page, [address]);
  await page.goto(mail.links[0]);
  await expectPseudo(page, [address]);
  await page.locator('[data-signup=confirm]').click();
  await expectPseudo(page, []);
});

test('the texts that the client loads are of the same language', async ({ browser, host, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts each page is a document');
  const page = await newPage(browser, 'de-DE', true);
  await page.goto(`${host.url}/`);
  // A click before the scripts run loads a document.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.getByRole('link', { name: 'Create your account' }).click();
  await expect(page.locator('h1')).toHaveText('Konto erstellen');
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  await page.locator('[name=email]').fill('ada@');
  await page.locator('[name=email]').blur();
  await expect(page.locator('#signup-email-error')).toContainText('@');
  await expect(card(page)).toHaveAttribute('lang', 'de');
  await page.context().close();
});

for (const tag of ['ar', 'he', 'fi', 'de', 'ja']) {
  test(`fits a phone in ${tag}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/join?lang=${tag}`);
    await page.locator('[data-signup=submit]').click();
    await expect(page.locator('[data-signup=summary]')).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
}

test('the button in a password does not cover what is typed, from right to left', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'the button needs scripts');
  await page.goto('/signup?lang=ar');
  await ready(page, true);
  const [input, button] = [page.locator('[name=password]'), page.locator('[data-signup=reveal]')];
  const [outer, inner] = [(await input.boundingBox())!, (await button.boundingBox())!];
  expect(inner.x).toBeGreaterThan(outer.x + outer.width / 2);
  expect(await input.evaluate((it) => getComputedStyle(it).direction)).toBe('ltr');
});

async function newPage(browser: Browser, locale: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ locale, javaScriptEnabled });
  return context.newPage();
}

/** Each text of the card is one message in brackets, or a value in one, or one of the host's `own`. */
async function expectPseudo(page: Page, own: string[]): Promise<void> {
  await expect(card(page)).toHaveAttribute('lang', 'en-XA');
  const foreign = await card(page).evaluate((element, own) => {
    const blocks = 'h1, p, label, button, option, li, summary, progress';
    const found = [...element.querySelectorAll<HTMLElement>(blocks)]
      .filter((block) => block.querySelector(blocks) === null)
      .map((block) => (block.textContent ?? '').trim())
      .filter((text) => text !== '');
    const isWhole = (text: string) => /^\[.*\]$/s.test(text) || /^\[.*\]\W*$/s.test(text);
    return found.filter((text) => !isWhole(text) && !own.some((it) => text.startsWith(it)));
  }, own);
  expect(foreign).toEqual([]);
}

/** What both sides say at the fields of random submissions of the form in the page. */
interface Judged {
  sent: string;
  browser: Record<string, string>;
  server: Record<string, string>;
}

test.describe('the browser and the server show the same sentence at the same field', () => {
  const VALUES = ['', ' ', 'a', 'Ada', 'ada@example.org', 'ada@', '@example.org', 'a b@example.org', 'ada@example', 'ada@exa mple.org',
    'ada..lovelace@example.org', 'ada@-example.org', 'ada@example.org, bob@example.org', 'ada\u200b@example.org', 'ada@ex\u0430mple.org',
    'ada@[10.0.0.5]', 'ada@localhost', 'ada@example..org', 'ada@1.2.3.4', `${'x'.repeat(65)}@example.org`, `ada@${'x'.repeat(64)}.org`,
    'just many plain words', 'short', 'aaaaaaaaaaaaaaaa', 'exampleexample', 'ada_l', '-ada', 'ada-', 'a--b', 'аda', 'x'.repeat(300), 'é'.repeat(50),
    '日本語 テキスト', '\u202eada', '<b>', '+&=%', '\u{1f469}\u200d\u{1f33e}', 'admin', 'sun', 'moon', '1999'];
  const LANGUAGES = ['en', 'ar', 'cs', 'da', 'de', 'es', 'fi', 'fr', 'he', 'hi', 'id', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'pt-BR', 'ru', 'sv',
    'tr', 'uk', 'zh-Hans', 'zh-Hant'];

  for (const [at, path] of ['/signup', '/join', '/classroom'].entries()) {
    test(`of ${path}`, async ({ page, javaScriptEnabled }) => {
      test.skip(!javaScriptEnabled, 'the server alone says it without scripts');
      test.setTimeout(240_000);
      await page.route('**/api/**', (route) => route.abort());
      let compared = 0;
      // Every language once, and some of them with each form.
      const languages = LANGUAGES.filter((_, turn) => at === 0 || turn % 4 === at);
      for (const [turn, language] of languages.entries()) {
        await page.goto(`${path}?lang=${language}`);
        await ready(page, true);
        await expect(card(page)).toHaveAttribute('lang', language);
        for (const { sent, browser, server } of await judge(page, VALUES, 8, 20261127 + 100 * at + turn)) {
          for (const [field, sentence] of Object.entries(browser)) {
            expect(`${field}: ${server[field]}`, `${language} ${sent}`).toBe(`${field}: ${sentence}`);
            compared += 1;
          }
        }
      }
      expect(compared).toBeGreaterThan(languages.length * 8);
    });
  }
});

/** Sends random values by the scripts of the page, and as the browser would without scripts. */
function judge(page: Page, values: string[], count: number, seed: number): Promise<Judged[]> {
  return page.evaluate(
    async ({ values, count, seed }) => {
      let state = seed;
      const pick = (count: number): number => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return (state >>> 8) % count;
      };
      const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const told = (root: ParentNode) => {
        const errors = [...root.querySelectorAll<HTMLElement>('.signup-field .signup-error')];
        const all = errors.map((error) => [error.id, error.textContent!.trim()] as const);
        return Object.fromEntries(all.filter(([, sentence]) => sentence !== ''));
      };
      const judged = [];
      for (let turn = 0; turn < count; turn += 1) {
        const form = document.querySelector<HTMLFormElement>('[data-signup=form]')!;
        for (const input of form.querySelectorAll<HTMLInputElement>('.signup-field :is(input, textarea)')) {
          if (input.type === 'checkbox') input.checked = pick(2) === 0;
          else input.value = values[pick(values.length)]!;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
        const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
        form.requestSubmit();
        do await frames();
        while (form.ariaBusy === 'true');
        const browser = told(document);
        const answer = await fetch(form.action, { method: 'POST', body });
        const server = told(new DOMParser().parseFromString(await answer.text(), 'text/html'));
        judged.push({ sent: body.toString(), browser, server });
      }
      return judged;
    },
    { values, count, seed },
  );
}
