import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';

import { build, judgedNatively, load } from './support/cases';
import { root } from './support/paths';

interface Case {
  input: string;
  rules: Record<string, unknown>;
}

interface Outcome {
  expect: 'valid' | 'invalid';
  name?: string;
  error_code: string | null;
}

function judged(page: Page, cases: Case[]): Promise<Outcome[]> {
  return page.evaluate(
    (cases) =>
      cases.map(({ input, rules }) =>
        JSON.parse(wasm_bindgen.evaluateUsername(input, JSON.stringify(rules))),
      ),
    cases,
  );
}

function ours(): Case[] {
  const table = readFileSync(join(root, 'end2end/cases/usernames.jsonl'), 'utf8');
  const lines = table.trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map(({ input, rules }) => ({ input, rules }));
}

/**
 * Letters, marks and digits that either side may know, among letters of both directions: one of 61,
 * or all of them with `EVERY_CHARACTER=1`, which takes five minutes.
 */
function manyCharacters(): Case[] {
  const rules = { min: 1 };
  const cases = [];
  const step = process.env.EVERY_CHARACTER ? 1 : 61;
  for (let point = 0x80; point < 0x30000; point += step) {
    const character = String.fromCodePoint(point);
    if (/[\p{L}\p{M}\p{Nd}\p{Cn}\p{Cf}]/u.test(character)) {
      cases.push({ input: `a${character}a`, rules }, { input: `א${character}א`, rules });
    }
  }
  return cases;
}

test.beforeAll(() => {
  test.setTimeout(600_000);
  build();
});

test.beforeEach(({ page }) => load(page));

for (const [name, read] of Object.entries({ ours, manyCharacters })) {
  test(`the browser never refuses a name that the server accepts: ${name}`, async ({ page }) => {
    test.setTimeout(600_000);
    const cases = read();
    const [browser, server] = [await judged(page, cases), judgedNatively<Outcome>(cases)];
    const differing = cases
      .map(({ input }, at) => ({ input, browser: browser[at], server: server[at] }))
      .filter(({ browser, server }) => JSON.stringify(browser) !== JSON.stringify(server));
    // The browser checks what people often mistype. A letter that is new to it may keep its case there.
    const accepted = differing.filter(
      ({ browser, server }) => server?.expect === 'valid' && browser?.expect === 'invalid',
    );
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
