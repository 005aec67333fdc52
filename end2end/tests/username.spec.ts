import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Page, expect, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');

interface Case {
  input: string;
  rules: Record<string, unknown>;
}

interface Outcome {
  expect: 'valid' | 'invalid';
  name?: string;
  error_code: string | null;
}

/** As much as `email.spec.ts` needs too: the declarations of both files are one. */
declare global {
  namespace wasm_bindgen {
    function judgeUsername(input: string, rules: string): string;
  }
}

/** A page with the rules in it, as a browser gets them. */
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
      cases.map(({ input, rules }) =>
        JSON.parse(wasm_bindgen.judgeUsername(input, JSON.stringify(rules))),
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

function ours(): Case[] {
  const table = readFileSync(join(root, 'end2end/cases/usernames.jsonl'), 'utf8');
  const lines = table.trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map(({ input, rules }) => ({ input, rules }));
}

/** Each letter, mark and digit that either side may know, among letters of both directions. */
function everyCharacter(): Case[] {
  const rules = { min: 1 };
  const cases = [];
  for (let point = 0x80; point < 0x30000; point += 1) {
    const character = String.fromCodePoint(point);
    if (/[\p{L}\p{M}\p{Nd}\p{Cn}\p{Cf}]/u.test(character)) {
      cases.push({ input: `a${character}a`, rules }, { input: `א${character}א`, rules });
    }
  }
  return cases;
}

test.beforeAll(() => {
  test.setTimeout(600_000);
  execFileSync(join(root, 'scripts/build-cases.sh'), { stdio: 'inherit' });
});

test.beforeEach(({ page }) => load(page));

for (const [name, read] of Object.entries({ ours, everyCharacter })) {
  test(`the browser never refuses a name that the server accepts: ${name}`, async ({ page }) => {
    test.setTimeout(600_000);
    const cases = read();
    const [browser, server] = [await judged(page, cases), judgedNatively(cases)];
    const differing = cases
      .map(({ input }, at) => ({ input, browser: browser[at], server: server[at] }))
      .filter(({ browser, server }) => JSON.stringify(browser) !== JSON.stringify(server));
    const accepted = differing.filter(({ server }) => server?.expect === 'valid');
    const letThrough = differing.filter(
      ({ browser, server }) => server?.expect === 'invalid' && browser?.expect === 'valid',
    );
    console.log(
      `${cases.length} usernames, ${name}: ${cases.length - differing.length} equal; accepted by the ` +
        `server and otherwise in the browser ${accepted.length}; refused by the server and accepted in ` +
        `the browser ${letThrough.length}, refused for another reason ` +
        `${differing.length - accepted.length - letThrough.length}`,
    );
    expect(accepted).toEqual([]);
  });
}

test('an endless name is refused for its length', async ({ page }) => {
  const inputs = ['a', '\u0301', '@', 'ü', '\0'].map((text) => text.repeat(1_000_000));
  for (const outcome of await judged(page, inputs.map((input) => ({ input, rules: {} })))) {
    expect(outcome.error_code).toBe('too_long:30');
  }
});
