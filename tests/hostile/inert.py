# SPDX-License-Identifier: MIT
"""inert.py FOLDER: nothing of the data runs: no formula in CSV or workbook, no tag of the data in HTML or Markdown."""
import csv
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import openpyxl

folder = Path(sys.argv[1])
passed = failed = 0


def hold(what, faults):
    global passed, failed
    passed, failed = passed + (not faults), failed + bool(faults)
    for fault in faults[:5]:
        print(f'FAIL hostile: {what}: {fault}')


class Tags(HTMLParser):
    """Tags and attributes that none of our pages has."""
    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name.startswith('on') or re.match(r'\s*(javascript|data|vbscript):', value or '', re.I) and value != 'data:,':
                self.faults.append(f'<{tag} {name}={value}>')
        if tag in ('img', 'iframe', 'object', 'embed', 'base') or (tag == 'script' and dict(attributes).get('src') is None):
            self.faults.append(f'<{tag} {attributes}>')


for path in sorted(folder.rglob('*.html')):
    tags = Tags()
    tags.feed(path.read_text())
    hold(path.name, tags.faults)
for path in sorted(folder.rglob('*.md')):
    text = re.sub(r'(`+).*?\1', '', path.read_text(), flags=re.S)
    text = re.sub(r'<a id="[A-Za-z0-9_-]*"></a>|<br>|\\<|<https?://[^<> ]*>', '', text)
    hold(path.name, re.findall(r'<[a-z!/?][^>]*>?', text, re.I) + re.findall(r'(?<!\\)\]\((?!https?:|#|[A-Za-z0-9./-]+(?:#|\)))[^)]*', text))
for path in sorted(folder.rglob('*.csv')):
    with path.open(encoding='utf-8-sig', newline='') as file:
        hold(path.name, [cell for row in csv.reader(file) for cell in row if re.match(r'[=+\-@\t\r]', cell)])
for path in sorted(folder.rglob('*.xlsx')):
    book = openpyxl.load_workbook(path)
    hold(path.name, [str(cell.value) for sheet in book for row in sheet for cell in row if cell.data_type == 'f'])
for path in sorted(folder.rglob('*.json')):
    hold(path.name, [] if json.loads(path.read_text()) else ['empty'])
print(f'hostile: {passed} passed, {failed} failed')
sys.exit(failed > 0)
