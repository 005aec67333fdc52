#!/usr/bin/env bash
# The size of the browser build, in release, beside the same host without the crate and beside a
# sign-up page written by hand. Fails when the crate costs more than the budget over the latter.
# `wasm-size.sh budget` measures only the two that the budget compares, in a quarter of the time.
set -euo pipefail
cd "$(dirname "$0")/.."

budget=${BUDGET:-20480} # bytes of brotli over the page written by hand
what=${1:-all}
out=target/wasm-size
export PATH="$PWD/end2end/node_modules/.bin:$PATH"
mkdir -p "$out"

build() { # name, package, features
    cargo rustc --quiet --package "$2" --lib --crate-type cdylib --no-default-features \
        --features "$3" --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front
    scripts/bindgen.sh web app "target/front/wasm32-unknown-unknown/wasm-release/$2.wasm" "$out/$1"
    scripts/wasm-opt.sh "$out/$1/app_bg.wasm" "$out/$1/app.wasm"
}

rm -rf "${out:?}"/*/
if [ "$what" = all ]; then
    build bare size bare
    build rule size rule
    build addresses size addresses
    build one_field size one_field
    build one_form size one_form
    build one_form_pages size one_form_pages
    build island_counter size island_counter
    build island_field size island_field
    build island_form size island_form
fi
build handwritten size handwritten
build plugin host hydrate

node - "$out" "$budget" <<'JS'
const { brotliCompressSync, constants } = require('node:zlib');
const { existsSync, readFileSync } = require('node:fs');
const [out, budget] = process.argv.slice(2);
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const measure = (name) => {
  const wasm = readFileSync(`${out}/${name}/app.wasm`);
  return { raw: wasm.length, brotli: brotliCompressSync(wasm, options).length };
};
const rows = {
  bare: 'host without a sign-up',
  handwritten: 'host with a page written by hand',
  rule: '… and a rule for addresses',
  addresses: '… and the rules of leptos_signup',
  plugin: 'host with leptos_signup',
  one_field: 'host with one field, by hand',
  one_form: '… with <SignupForm/>',
  one_form_pages: '… and the pages of that form',
  island_counter: 'host with an island, a counter',
  island_field: 'island with one field, by hand',
  island_form: '… with <SignupForm/>',
};
const sizes = {};
console.log(`${'browser build, release'.padEnd(34)} ${'bytes'.padStart(9)} ${'brotli'.padStart(9)}`);
for (const [name, title] of Object.entries(rows)) {
  if (!existsSync(`${out}/${name}`)) continue;
  sizes[name] = measure(name);
  console.log(`${title.padEnd(34)} ${String(sizes[name].raw).padStart(9)} ${String(sizes[name].brotli).padStart(9)}`);
}
const cost = sizes.plugin.brotli - sizes.handwritten.brotli;
console.log(`leptos_signup costs ${cost} bytes of brotli over the page written by hand; the budget is ${budget}`);
if (sizes.rule) {
  const parser = sizes.addresses.brotli - sizes.rule.brotli;
  console.log(`the rules for addresses alone cost ${parser} bytes of brotli`);
}
if (sizes.one_field) {
  const form = sizes.one_form.brotli - sizes.one_field.brotli;
  const pages = sizes.one_form_pages.brotli - sizes.one_field.brotli;
  console.log(`<SignupForm/> with one field costs ${form} bytes of brotli over the field written by hand, and ${pages} with its pages`);
}
process.exit(cost > Number(budget) ? 1 : 0);
JS
