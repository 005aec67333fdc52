// What assistive technology gets of a page: Chromium's accessibility tree as lines.

import type { Page } from '@playwright/test';

interface Value {
  value?: unknown;
}

interface Node {
  nodeId: string;
  ignored: boolean;
  childIds?: string[];
  role?: Value;
  name?: Value;
  description?: Value;
  properties?: { name: string; value: Value }[];
}

/** The properties that a person hears. */
const HEARD = ['invalid', 'required', 'disabled', 'checked', 'pressed', 'expanded', 'live', 'level', 'busy'];
/** The parts of a text, which its element has as its name. */
const PARTS = ['InlineTextBox', 'LineBreak', 'ListMarker'];
/** Elements without a meaning of their own, and those that browsers name differently. */
const SILENT = ['none', 'generic', 'LabelText', 'RootWebArea'];

/** The tree below `<main>`, an element a line, indented by its depth. Numbers that count down are an ellipsis. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: Node, depth: number, within: string) => {
    const role = String(node.role?.value ?? '');
    const name = String(node.name?.value ?? '');
    if (PARTS.includes(role) || (role === 'StaticText' && name === within)) return;
    const own = line(role, name, node);
    const isShown = !node.ignored && !SILENT.includes(role) && own !== 'paragraph';
    if (isShown) lines.push('  '.repeat(depth) + own);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, isShown ? depth + 1 : depth, isShown ? name : within);
    }
  };
  const main = nodes.find((node) => !node.ignored && node.role?.value === 'main');
  visit(main ?? nodes[0], 0, '');
  return lines.join('\n').replace(/\d+(?= seconds?)/g, '…');
}

function line(role: string, name: string, node: Node): string {
  const parts = [role === 'StaticText' ? 'text' : role];
  if (name) parts.push(JSON.stringify(name));
  if (node.description?.value) parts.push(`described as ${JSON.stringify(node.description.value)}`);
  for (const { name, value } of node.properties ?? []) {
    if (!HEARD.includes(name) || [false, 'false', 'off'].includes(value.value as never)) continue;
    parts.push(value.value === true || value.value === 'true' ? name : `${name}=${value.value}`);
  }
  return parts.join(' ');
}
