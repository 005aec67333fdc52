import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Page, expect, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

interface Case {
  input: string;
  options: Record<string, boolean>;
}

interface Outcome {
  expect: 'valid' | 'invalid';
  error_code: string | null;
}

declare global {
  function wasm_bindgen(from: { module_or_path: Uint8Array }): Promise<unknown>;
  namespace wasm_bindgen {
    function judge(input: string, options: string): string;
  }
}

/** A page with the parser in it, as a browser gets it. */
async function load(page: Page): Promise<void> {
  const glue = readFileSync(join(root, 'target/cases/cases.js'), 'utf8');
  await page.evaluate(`${glue}; globalThis.wasm_bindgen = wasm_bindgen;`);
  const wasm = readFileSync(join(root, 'target/cases/cases_bg.wasm')).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    await wasm_bindgen({ module_or_path: bytes });
  }, wasm);
}

function judged(page: Page, cases: Case[]): Promise<Outcome[]> {
  return page.evaluate(
    (cases) =>
      cases.map(({ input, options }) =>
        JSON.parse(wasm_bindgen.judge(input, JSON.stringify(options))),
      ),
    cases,
  );
}

function judgedNatively(cases: Case[]): Outcome[] {
  const input = cases.map((line) => JSON.stringify(line)).join('\n');
  const output = execFileSync(join(root, 'target/debug/cases'), {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function read(path: string): Case[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map(({ input, options }) => ({ input, options }));
}

test.beforeAll(() => {
  test.setTimeout(600_000);
  execFileSync(join(root, 'scripts/build-cases.sh'), { stdio: 'inherit' });
});

test.beforeEach(({ page }) => load(page));

const tables: Record<string, string> = { ours: join(root, 'end2end/cases/cases.jsonl') };
const folder = process.env.EMAIL_CASES;
if (folder) tables['the model'] = join(folder, 'cases_dev.jsonl');

for (const [name, path] of Object.entries(tables)) {
  test(`the browser never refuses what the server accepts: the cases of ${name}`, async ({ page }) => {
    const cases = read(path);
    const [browser, server] = [await judged(page, cases), judgedNatively(cases)];
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
