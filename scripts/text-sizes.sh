#!/usr/bin/env bash
# Prints how many bytes the texts of each language take in a page with a form: raw, and compressed with brotli.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --package host --bin host --no-default-features --features ssr
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
program=$(realpath "${CARGO_TARGET_DIR:-target}/debug/host")
# Elsewhere than here, where a file of settings may name a mail server.
(
    cd "$folder"
    exec env -u SMTP_URL -u PUBLIC_URL LEPTOS_OUTPUT_NAME=host LEPTOS_SITE_ROOT="$folder" \
        LEPTOS_SITE_ADDR="127.0.0.1:$port" DATABASE_URL="sqlite:$folder/host.db" RUST_LOG=error "$program"
) >"$folder/log" 2>&1 &
host=$!
trap 'kill $host 2>/dev/null; wait $host 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 100); do
    curl -so /dev/null "http://127.0.0.1:$port/" && break
    sleep 0.1
done
node - "http://127.0.0.1:$port" <<'JS'
const { brotliCompressSync } = require('node:zlib');
const [origin] = process.argv.slice(2);
(async () => {
  const page = await (await fetch(`${origin}/signup`)).text();
  const tags = [...page.matchAll(/hreflang="([^"]+)"/g)].map((match) => match[1]).sort();
  console.log(`${'texts of a page'.padEnd(34)} ${'bytes'.padStart(9)} ${'brotli'.padStart(9)}`);
  for (const tag of tags) {
    const answer = await fetch(`${origin}/signup/texts?lang=${tag}`);
    const text = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok || text.toString().split('\n')[1] !== tag) throw new Error(`no texts in ${tag}`);
    const brotli = brotliCompressSync(text).length;
    console.log(`${tag.padEnd(34)} ${String(text.length).padStart(9)} ${String(brotli).padStart(9)}`);
  }
})();
JS
