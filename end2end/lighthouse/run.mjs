// The scores that Lighthouse gives three pages of the demo host, in release: `make lighthouse`. Fails below the goals.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { freePort } from '../free-port.mjs';

const root = resolve(import.meta.dirname, '../..');
const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

/** Answers once the host does. */
async function started(url) {
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    if (await fetch(url).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the host does not answer');
}

const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const url = `http://127.0.0.1:${await freePort()}`;
const host = spawn(join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release/host'), {
  cwd: folder,
  stdio: 'ignore',
  env: {
    PATH: process.env.PATH,
    LEPTOS_OUTPUT_NAME: 'host',
    LEPTOS_SITE_ROOT: join(root, 'target/release-site'),
    LEPTOS_SITE_PKG_DIR: 'pkg',
    LEPTOS_SITE_ADDR: url.slice('http://'.length),
    DATABASE_URL: `sqlite:${join(folder, 'host.db')}`,
    MIN_FILL_TIME: '0',
  },
});
const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-quic'],
});
let failed = false;
try {
  await started(url);
  const body = new URLSearchParams({ form: 'account', email: 'ada@example.org', password: 'just many plain words' });
  const begun = await fetch(`${url}/signup`, { method: 'POST', redirect: 'manual', body });
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  console.log(`${'page, on a phone'.padEnd(20)} ${Object.keys(GOALS).join('  ')}`);
  for (const path of ['/signup', '/newsletter', '/signup/check']) {
    // What only the person who signed up may see asks search engines to stay away.
    const skipAudits = path.endsWith('/check') ? ['is-crawlable'] : [];
    const options = { port: chrome.port, output: 'json', logLevel: 'error', extraHeaders: { cookie }, skipAudits };
    const result = await lighthouse(url + path, { ...options, onlyCategories: Object.keys(GOALS) });
    const { audits, categories } = result.lhr;
    const scores = Object.keys(GOALS).map((name) => [name, Math.round(categories[name].score * 100)]);
    console.log(`${path.padEnd(20)} ${scores.map(([name, score]) => String(score).padStart(name.length)).join('  ')}`);
    for (const [name, score] of scores) {
      if (score >= GOALS[name]) continue;
      failed = true;
      const bad = categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1);
      for (const { id } of bad) console.log(`  ${name}: ${id}, ${audits[id].displayValue ?? audits[id].title}`);
    }
  }
} finally {
  chrome.kill();
  host.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
