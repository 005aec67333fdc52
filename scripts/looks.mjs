// Builds the style sheets of the pages of the gallery, as the hosts of these frameworks would:
//
//   node scripts/looks.mjs FOLDER
//
// The classes are those of docs/looks.md.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const require = createRequire(join(root, 'end2end/package.json'));
const { compile } = require('tailwindcss');
const folder = process.argv[2];

const pages = readFileSync(join(root, 'docs/looks.md'), 'utf8');
const classes = [...pages.matchAll(/@source inline\("([^"]*)"\)/g)].flatMap(([, list]) => list.split(' '));

/** Colours under the names of shadcn/ui. */
const SHADCN = `
:root { --background: oklch(1 0 0); --foreground: oklch(0.145 0 0); --card: oklch(1 0 0); --primary: oklch(0.205 0 0);
  --primary-foreground: oklch(0.985 0 0); --muted: oklch(0.5 0 0); --accent: oklch(0.97 0 0); --destructive: oklch(0.505 0.213 27.5);
  --border: oklch(0.922 0 0); --input: oklch(0.6 0 0); }
@theme inline { --color-background: var(--background); --color-foreground: var(--foreground); --color-card: var(--card);
  --color-card-foreground: var(--foreground); --color-primary: var(--primary); --color-primary-foreground: var(--primary-foreground);
  --color-muted-foreground: var(--muted); --color-accent: var(--accent); --color-accent-foreground: var(--foreground);
  --color-destructive: var(--destructive); --color-border: var(--border); --color-input: var(--input); }
@layer base { body { background: var(--background); color: var(--foreground); } }`;

const SHEETS = { tailwind: '', daisyui: '@plugin "daisyui";', shadcn: SHADCN };

const loadStylesheet = async (id, base) => {
  const path = require.resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id, { paths: [base] });
  return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
};
const loadModule = async (id, base) => {
  const path = require.resolve(id, { paths: [base] });
  return { path, base: dirname(path), module: (await import(path)).default };
};

mkdirSync(folder, { recursive: true });
for (const [name, more] of Object.entries(SHEETS)) {
  const source = `@import "tailwindcss";\n${more}`;
  const { build } = await compile(source, { base: join(root, 'end2end'), loadStylesheet, loadModule });
  writeFileSync(join(folder, `${name}.css`), build(classes));
}
copyFileSync(require.resolve('bootstrap/dist/css/bootstrap.css'), join(folder, 'bootstrap.css'));
