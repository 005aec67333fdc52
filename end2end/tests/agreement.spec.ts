import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';

import { build, judgedNatively, load, root } from './support/cases';

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
    const accepted = differing.filter(({ server }) => server?.expect === 'valid');
    const refused = differing.filter(({ server }) => server?.expect === 'invalid');
    const let_through = refused.filter(({ browser }) => browser?.expect === 'valid');
    console.log(
      `${cases.length} cases of ${name}: ${cases.length - differing.length} equal; accepted by the server ` +
        `and otherwise in the browser ${accepted.length}; refused by the server and accepted in the ` +
        `browser ${let_through.length}, refused for another reason ${refused.length - let_through.length}`,
    );
    expect(accepted).toEqual([]);
  });
}

test('half a character at the border to JavaScript is refused', async ({ page }) => {
  const inputs = ['a\ud800b@example.org', '\udc00@example.org', 'ada@ex\ud800ample.org', 'ada@example.org\ud83d'];
  const cases = inputs.map((input) => ({ input, options: {} }));
  for (const outcome of await judged(page, cases)) expect(outcome.expect).toBe('invalid');
});

test('an endless input is refused for its length', async ({ page }) => {
  const inputs = ['a', '\u0301', '@', '"', 'ü', '\0'].map((text) => text.repeat(1_000_000));
  for (const outcome of await judged(page, inputs.map((input) => ({ input, options: {} })))) {
    expect(outcome.error_code).toBe('too_long');
  }
});

test('a form is judged the same in the browser and on the server, whatever is posted', async ({ page }) => {
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
  bodies.forEach((body, at) => expect(inBrowser[at], body).toEqual(onServer[at]));
  expect(onServer.filter((outcome) => !Array.isArray(outcome)).length).toBeGreaterThan(20);
});
