// A host of `examples/` on a free port, and a browser, for a walk through its pages.
import { spawn } from 'node:child_process';

import { launchOptions } from '../end2end/chromium.mjs';
import { freePort } from '../end2end/free-port.mjs';
import { chromium } from '../end2end/node_modules/@playwright/test/index.mjs';

const target = process.env.CARGO_TARGET_DIR ?? 'target';

export async function eventually(what, ask) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} did not happen in 15 seconds`);
}

/** Starts the program. `run` waits until it serves at `base`, does the walk, and ends both; a failure shows the log. */
export async function start(program, ...options) {
  const address = `127.0.0.1:${await freePort()}`;
  const base = `http://${address}`;
  const browser = await chromium.launch(launchOptions);
  const host = spawn(`${target}/debug/${program}`, [address, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let log = '';
  host.stdout.on('data', (text) => (log += text));
  host.on('error', (error) => (log += error));
  host.on('exit', (code) => (log += `${program} ended with ${code}\n`));

  async function run(walk) {
    try {
      await eventually('the start of the host', () => fetch(base).then(() => true, () => false));
      await walk();
      console.log(`${program}: everything passed`);
    } catch (error) {
      console.error(log);
      throw error;
    } finally {
      await browser.close();
      host.kill();
    }
  }
  return { base, browser, run };
}
