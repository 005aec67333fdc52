import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

import { programs, root } from './paths';

declare global {
  function wasm_bindgen(from: { module_or_path: Uint8Array }): Promise<unknown>;
  namespace wasm_bindgen {
    function evaluate(input: string, options: string): string;
    function evaluateForm(body: string): string;
    function evaluateUsername(input: string, rules: string): string;
  }
}

/** Builds the judge for this machine and for the browser. */
export function build(): void {
  execFileSync(join(root, 'scripts/build-cases.sh'), { stdio: 'inherit' });
}

/** Puts the judge into a page, as a browser gets it. */
export async function load(page: Page): Promise<void> {
  const glue = readFileSync(join(root, 'target/cases/cases.js'), 'utf8');
  await page.evaluate(`${glue}; globalThis.wasm_bindgen = wasm_bindgen;`);
  const wasm = readFileSync(join(root, 'target/cases/cases_bg.wasm')).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    await wasm_bindgen({ module_or_path: bytes });
  }, wasm);
}

/** What comes of each case on the server. */
export function judgedNatively<Outcome>(cases: object[]): Outcome[] {
  const input = cases.map((line) => JSON.stringify(line)).join('\n');
  const options = { input, encoding: 'utf8', maxBuffer: 1e9 } as const;
  const output = execFileSync(join(programs, 'cases'), options);
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
