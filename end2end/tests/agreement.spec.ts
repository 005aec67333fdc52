import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';

import { build, judgedNatively, load } from './support/cases';
import { root } from './support/paths';

interface Case {
  input: string;
  options: Record<string, boolean>;
}

interface Outcome {
  expect: 'valid' | 'invalid';
  error_code: string | null;
}

function judged(page: Page, cases: Case[]): Promise<Outcome[]> {
  return page.evaluate(
    (cases) =>
      cases.map(({ input, options }) =>
        JSON.parse(wasm_bindgen.evaluate(input, JSON.stringify(options))),
      ),
    cases,
  );
}

function read(path: string): Case[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map(({ input, options }) => ({ input, options }));
}

test.beforeAll(() => {
  test.setTimeout(600_000);
  build();
});

test.beforeEach(({ page }) => load(page));

const tables: Record<string, string> = { ours: join(root, 'end2end/cases/cases.jsonl') };
const folder = process.env.EMAIL_CASES;
if (folder) tables['the model'] = join(folder, 'cases_dev.jsonl');

for (const [name, path] of Object.entries(tables)) {
  test(`the browser never refuses what the server accepts: the cases of ${name}`, async ({ page }) => {
    const cases = read(path);
    const [browser, server] = [await judged(page, cases), judgedNatively<Outcome>(cases)];
    const differing = cases
      .map(({ input, options }, at) => ({ input, options, browser: browser[at], server: server[at] }))
      .filter(({ browser, server }) => JSON.stringify(browser) !== JSON.stringify(server));
    // The browser checks what people often mistype. It may show less of a normal form than the server.
    const refusedHere = differing.filter(({ browser }) => browser?.expect === 'invalid');
    const accepted = refusedHere.filter(({ server }) => server?.expect === 'valid');
    const elsewhere = refusedHere.filter(({ server }) => server?.expect === 'invalid');
    const letThrough = differing.filter(
      ({ browser, server }) => server?.expect === 'invalid' && browser?.expect === 'valid',
    );
    console.log(
      `${cases.length} cases of ${name}: ${cases.length - differing.length} equal; accepted by the server ` +
        `and refused in the browser ${accepted.length}; refused by the server and accepted in the browser ` +
        `${letThrough.length}, refused for another reason ${elsewhere.length}`,
    );
    expect(accepted).toEqual([]);
    // Only a name in other letters may have several faults of which the browser knows a later one.
    expect(elsewhere.filter(({ input }) => /^[\0-\x7f]*$/.test(input))).toEqual([]);
  });
}

test('common slips are told at once, as the server tells them', async ({ page }) => {
  const inputs = ['ada', 'ada.example.org', 'ada@example@org', 'ada@@example.org', 'ada lovelace@example.org', 'ada@exam ple.org',
    'ada@example,org', 'ada,lovelace@example.org', 'ada@example.org, bob@example.org', 'ada@', '@example.org', 'ada@example',
    'ada@bücher', 'ada@bücher.', 'ada@example.', 'ada@.org', 'ada@example..org', 'ada..lovelace@example.org', 'ada.@example.org',
    'ada@example.org.', 'ada@-example.org', 'ada@example.org>', 'mailto:ada@example.org', '(ada)@example.org', 'ada@example.c0m1',
    'ada@192.168.0.1', 'ada@shop.test', 'ada＠example.org', `${'x'.repeat(250)}@example.org`, `ada@${'x'.repeat(64)}.org`];
  const cases = inputs.map((input) => ({ input, options: {} }));
  const [browser, server] = [await judged(page, cases), judgedNatively<Outcome>(cases)];
  expect(browser).toEqual(server);
  for (const outcome of browser) expect(outcome.expect).toBe('invalid');
});

test('half a character at the border to JavaScript is left to the server', async ({ page }) => {
  const inputs = ['a\ud800b@example.org', '\udc00@example.org', 'ada@ex\ud800ample.org', 'ada@example.org\ud83d'];
  const cases = inputs.map((input) => ({ input, options: {} }));
  for (const outcome of await judged(page, cases)) expect(outcome.error_code).toBeNull();
  // What arrives in a post.
  const posted = inputs.map((input) => ({ input: input.toWellFormed(), options: {} }));
  for (const outcome of judgedNatively<Outcome>(posted)) expect(outcome.expect).toBe('invalid');
});

test('an endless input is refused for its length', async ({ page }) => {
  const inputs = ['a', '\u0301', '@', '"', 'ü', '\0'].map((text) => text.repeat(1_000_000));
  for (const outcome of await judged(page, inputs.map((input) => ({ input, options: {} })))) {
    expect(outcome.error_code).toBe('too_long');
  }
});

test('the browser accepts what the server accepts, and tells nothing else, whatever is posted', async ({ page }) => {
  const values = ['', ' ', 'a', 'Ada', 'ada@example.org', 'ADA@BÜCHER.example', 'on', 'off', 'yes', 'sun', 'moon',
    '1999', '1066', '-7', 'just many plain words', 'ada@example.org1', 'a\u0301\u0301', '\u202e', 'line\r\nline',
    'ada@intranet', 'ada@corp.local', 'ada@[10.0.0.5]', 'ada@onion', 'x'.repeat(30), 'é'.repeat(50), '日本語 テキスト', '\0', '<b>', '+&=%', '\u{1f469}\u200d\u{1f33e}', 'a\u0301'.repeat(20)];
  const names = ['email', 'name', 'since', 'about', 'side', 'tools', 'source', 'rules', 'password', 'is_admin'];
  // A generator of its own, so that a failure comes again.
  let state = 20261121;
  const pick = (count: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % count;
  };
  const bodies = Array.from({ length: 5_000 }, () => {
    const pairs = names.filter(() => pick(8) > 0).map((name): [string, string] => [name, values[pick(values.length)]!]);
    if (pick(50) === 0) pairs.push(['email', 'twice']);
    return new URLSearchParams(pairs).toString();
  });
  const inBrowser = await page.evaluate((bodies) => bodies.map((body) => JSON.parse(wasm_bindgen.evaluateForm(body))), bodies);
  const onServer = judgedNatively(bodies.map((body) => ({ body })));
  let equal = 0;
  bodies.forEach((body, at) => {
    const [browser, server] = [inBrowser[at], onServer[at]];
    // The server alone knows that an address in other letters is in the password.
    const isWhole = !Array.isArray(server) || !body.includes('email=ADA%40B%C3%9CCHER');
    if (isWhole) expect(browser, body).toEqual(server);
    else if (Array.isArray(browser)) expect(server, body).toEqual(expect.arrayContaining(browser));
    equal += Number(isWhole);
  });
  expect(equal).toBeGreaterThan(4_500);
  expect(onServer.filter((outcome) => !Array.isArray(outcome)).length).toBeGreaterThan(20);
});
