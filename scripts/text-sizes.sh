#!/usr/bin/env bash
# Prints how many bytes the texts of each language take in a page with a form: raw, and compressed with brotli.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/demo-host.sh

cargo build --quiet --package host --bin host --no-default-features --features ssr
start_host "${CARGO_TARGET_DIR:-target}/debug/host"
node - "$origin" <<'JS'
const { brotliCompressSync } = require('node:zlib');
const [origin] = process.argv.slice(2);
(async () => {
  const page = await (await fetch(`${origin}/signup`)).text();
  const tags = [...page.matchAll(/hreflang="([^"]+)"/g)].map((match) => match[1]).sort();
  console.log(`${'texts of a page'.padEnd(34)} ${'bytes'.padStart(9)} ${'brotli'.padStart(9)}`);
  for (const tag of tags) {
    const answer = await fetch(`${origin}/signup/opening?lang=${tag}`);
    // A ticket and the page to go on to come first.
    const [, , ...lines] = (await answer.text()).split('\n');
    if (!answer.ok || lines[1] !== tag) throw new Error(`no texts in ${tag}`);
    const text = Buffer.from(lines.join('\n'));
    const brotli = brotliCompressSync(text).length;
    console.log(`${tag.padEnd(34)} ${String(text.length).padStart(9)} ${String(brotli).padStart(9)}`);
  }
})();
JS
