#!/usr/bin/env python3
"""Checks every relative link of the documents: the file exists, and so does the heading behind `#`.

The pages of the book (docs/) link to each other only, because a reader of the book has no other file. All of
them are in docs/SUMMARY.md. An `{{#include}}` names a file of this repository, and an anchor that it has.
The README links to packaged files only, because that is all that a reader of the package has.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r'!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?\)')
INCLUDE = re.compile(r'\{\{#(?:rustdoc_)?include ([^}\s]+)\}\}')


def without_code(text):
    """The text without blocks and spans of code, in which brackets are no links."""
    text = re.sub(r'^( *)(`{3,}|~{3,}).*?^\1\2', '', text, flags=re.M | re.S)
    return re.sub(r'(`+)(?!`).+?(?<!`)\1(?!`)', '', text, flags=re.S)


def slug(heading):
    """The id that GitHub and mdBook give to a heading."""
    heading = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', heading).replace('`', '').replace('*', '')
    kept = ''.join(c for c in heading.strip().lower() if c.isalnum() or c in '-_ ')
    return kept.replace(' ', '-')


def anchors(path):
    text = re.sub(r'^( *)(`{3,}|~{3,}).*?^\1\2', '', path.read_text(), flags=re.M | re.S)
    seen, found = {}, set()
    for heading in re.findall(r'^#{1,6} +(.*?)\s*#*$', text, flags=re.M):
        name = slug(heading)
        count = seen.get(name, 0)
        seen[name] = count + 1
        found.add(f'{name}-{count}' if count else name)
    return found


def packaged():
    command = ['cargo', 'package', '--list', '--allow-dirty', '--package', 'leptos_signup']
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {(ROOT / line).resolve() for line in listed.stdout.splitlines()}


def faults_of_links(page, text):
    for target in LINK.findall(without_code(text)):
        if re.match(r'[a-z][a-z0-9+.-]*:', target):
            continue
        name, _, anchor = target.partition('#')
        path = (page.parent / name).resolve() if name else page
        if not path.exists():
            yield f'{target} leads to no file'
        elif page.is_relative_to(ROOT / 'docs') and not path.is_relative_to(ROOT / 'docs'):
            yield f'{target} leads out of the book: name the file as code, or include it'
        elif anchor and path.suffix == '.md' and anchor not in anchors(path):
            yield f'{target} leads to no heading'


def faults_of_includes(page, text):
    for target in INCLUDE.findall(text):
        name, _, anchor = target.partition(':')
        path = page.parent / name
        if not path.exists():
            yield f'{target} includes no file'
        elif anchor and f'ANCHOR: {anchor}\n' not in path.read_text():
            yield f'{target} includes an anchor that its file does not have'


def faults_of_summary():
    summary = ROOT / 'docs/SUMMARY.md'
    named = {(summary.parent / target).resolve() for target in LINK.findall(summary.read_text())}
    for page in sorted((ROOT / 'docs').rglob('*.md')):
        if page != summary and page not in named:
            yield f'{page.relative_to(ROOT)}: is not in docs/SUMMARY.md'


def faults_of_readme():
    files = packaged()
    for target in LINK.findall(without_code((ROOT / 'README.md').read_text())):
        path = (ROOT / target.partition('#')[0]).resolve()
        if not re.match(r'[a-z][a-z0-9+.-]*:|#', target) and path not in files:
            yield f'README.md: {target} is not in the package'


def main():
    faults = []
    for page in [*sorted(ROOT.glob('*.md')), *sorted((ROOT / 'docs').rglob('*.md'))]:
        text = page.read_text()
        found = [*faults_of_links(page, text), *faults_of_includes(page, text)]
        faults += [f'{page.relative_to(ROOT)}: {fault}' for fault in found]
    faults += [*faults_of_summary(), *faults_of_readme()]
    print('\n'.join(faults), file=sys.stderr, end='\n' if faults else '')
    sys.exit(bool(faults))


main()
