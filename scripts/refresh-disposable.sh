#!/usr/bin/env bash
# The list of throw-away domains, made anew from its package: the newest version, or the one given.
# What comes out depends on that version alone. Nothing is written when the result looks broken.
set -euo pipefail
cd "$(dirname "$0")/.."

package=disposable-email-domains-js@${1:-latest}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm view "$package" version license time --json >"$work/about.json"
npm pack --silent --pack-destination "$work" "$package" >/dev/null
tar -xzf "$work"/*.tgz -C "$work"

node - "$work" <<'JS'
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { domainToASCII } = require('node:url');
const { gzipSync } = require('node:zlib');

const work = process.argv[2];
const target = 'src/email/disposable/domains.txt';
const refuse = (reason) => {
  console.error(`the list is left as it was: ${reason}`);
  process.exit(1);
};
const lines = (path) => readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const parents = (domain) => domain.split('.').slice(1, -1).map((_, at) => domain.split('.').slice(at + 1).join('.'));

const json = (path) => JSON.parse(readFileSync(`${work}/${path}`, 'utf8'));
const { name, version, license } = json('package/package.json');
const about = json('about.json');
const date = about.time?.[version]?.slice(0, 10) ?? refuse(`nobody says when version ${version} came out`);
if (license !== 'CC0-1.0' || about.license !== license) refuse(`its licence is ${license}, not CC0-1.0`);
if (!readFileSync(`${work}/package/LICENSE`, 'utf8').includes('CC0 1.0 Universal')) {
  refuse('the text of its licence is not that of CC0 1.0');
}

const given = json('package/dist/dict/disposable_email_blocklist.json');
if (!Array.isArray(given)) refuse('the package holds no list');
const all = new Set(given.map((domain) => domainToASCII(String(domain).trim().toLowerCase())));
const isDomain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;
const odd = [...all].find((domain) => !isDomain.test(domain));
if (odd !== undefined) refuse(`${JSON.stringify(odd)} is no domain`);

// What is below a listed domain is listed with it. ASCII sorts the same here and by bytes.
const domains = [...all].filter((domain) => !parents(domain).some((parent) => all.has(parent))).sort();
const listed = new Set(domains);
if (domains.length < 5000) refuse(`it has ${domains.length} domains only`);

const providers = lines('src/email/providers.tsv').flatMap((line) => line.split('\t')[2] ? line.split('\t')[1].split(' ') : []);
const real = [...lines('tests/real_providers.txt'), ...providers];
const hit = real.find((domain) => [domain, ...parents(domain)].some((name) => listed.has(name)));
if (real.length < 60) refuse('the real providers to compare with are missing');
if (hit) refuse(`${hit} is a real provider and would be taken for throw-away`);
const lost = ['mailinator.com', 'guerrillamail.com', 'yopmail.com'].find((domain) => !listed.has(domain));
if (lost) refuse(`${lost} is missing`);

const text = `# Domains of throw-away addresses: one a line, in ASCII, sorted by bytes, each for all below it too.
# Made by \`make disposable\`; what a host wants otherwise is for its own policy, not for this file.
# Source: ${name} ${version} (npm, ${date}), from disposable-email-domains/disposable-email-domains
# Licence: CC0-1.0
${domains.join('\n')}
`;
const before = new Set(existsSync(target) ? lines(target) : []);
const added = domains.filter((domain) => !before.has(domain)).length;
const removed = [...before].filter((domain) => !listed.has(domain)).length;
writeFileSync(target, text);
console.log(`${name} ${version} of ${date}: ${domains.length} domains, ${added} new, ${removed} gone`);
console.log(`${target}: ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} compressed`);
JS
