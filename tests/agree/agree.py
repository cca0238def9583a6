# SPDX-License-Identifier: MIT
"""agree.py FOLDER: reads each country's statuses out of every format and compares them."""
import csv
import html
import json
import pathlib
import re
import sys

import openpyxl

folder = pathlib.Path(sys.argv[1])
WORDS = 'met|partly met|not met|conflict|unknown|absent|not applicable|not assessed'


def plain(text):
    return html.unescape(re.sub(r'<[^>]*>', '', text)).replace('\u00a0', ' ').strip()


def anchor(finding, alias):
    def one(eid):
        return re.sub(r'(article|art|para|point)_?', lambda m: 'art-' if m[1] == 'art' else '', eid).replace('__', '-')

    host, _, rest = finding['id'].partition('/')
    parts = rest.split('/')
    if len(parts) == 1:
        return f'{host}-{one(parts[0])}'
    return f'{host}-{one(parts[0])}-{parts[1]}-{one(parts[2])}'


def from_json(code):
    country = json.loads((folder / f'json/{code}.json').read_text())['countries'][0]
    found = {}
    for instrument in country['instruments']:
        for finding in instrument['findings']:
            found[anchor(finding, instrument['id'])] = finding['status'].replace('-', ' ')
    return found


def name_to_anchor(name):
    def one(part):
        alias, citation = part.replace('\u00a0', ' ').split(' ', 1)
        return alias.lower() + '-art-' + re.sub(r'[^A-Za-z0-9]+', '-', citation).strip('-').lower()

    if ' through ' in name:
        clause, host = name.split(' through ')
        return f'{one(host)}-{one(clause)}'
    return one(name)


def from_csv(code):
    with open(folder / f'csv/{code}.csv', encoding='utf-8-sig', newline='') as file:
        return {name_to_anchor(row['Clause']): row['Status'] for row in csv.DictReader(file) if row['Row'] == 'clause'}


def from_workbook(code):
    sheet = openpyxl.load_workbook(folder / f'xlsx/{code}.xlsx')['Concordance']
    heads = [cell.value for cell in sheet[1]]
    clause, status = heads.index('Clause'), heads.index('Status')
    return {name_to_anchor(row[clause].value): re.search(f'({WORDS})$', row[status].value)[1] for row in sheet.iter_rows(min_row=2)}


def from_markdown(code):
    found = {}
    for path in (folder / code).glob('*.md'):
        blocks = re.findall(rf'<a id="([a-z0-9-]+)"></a>\n### (?:(?!<a id=).)*?\*\*Status\*\*: \S+ ({WORDS})', path.read_text(), re.S)
        found.update(dict(blocks))
    return found


def from_html(code):
    text = (folder / f'html/countries/{code}.html').read_text()
    blocks = re.findall(r'<tbody class="clause" id="([a-z0-9-]+)">.*?data-k="Status">(.*?)</span>(?:<ul|</td)', text, re.S)
    return {name: re.search(f'({WORDS})$', plain(status))[1] for name, status in blocks}


readers = {'csv': from_csv, 'workbook': from_workbook, 'Markdown': from_markdown, 'HTML': from_html}
passed, failed = 0, 0
for path in sorted((folder / 'json').glob('*.json')):
    code = path.stem
    wanted = from_json(code)
    shown = {name: status for name, status in wanted.items() if status != 'not assessed'}  # documents list the others apart
    for name, reader in readers.items():
        expected = wanted if name in ('csv', 'workbook') else shown
        got = reader(code)
        wrong = [f'{key}: {expected.get(key)} and {got.get(key)}' for key in sorted(expected.keys() | got.keys()) if expected.get(key) != got.get(key)]
        if wrong:
            failed += 1
            print(f'FAIL {code}, JSON and {name}:', *wrong[:8], sep='\n  ')
        else:
            passed += 1


def workbook_rows(path):
    rows = openpyxl.load_workbook(path)['Concordance'].iter_rows(values_only=True)
    heads = next(rows)
    return [dict(zip(heads, row)) for row in rows]


def data_rows(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return [row for row in csv.DictReader(file) if row['Row'] == 'clause']


told = 0
for path in sorted((folder / 'today/json').glob('*.json')):
    country = json.loads(path.read_text())['countries'][0]
    earlier = [finding['earlier'] for instrument in country['instruments'] for finding in instrument['findings']]
    data = [row['Earlier'] for row in data_rows(folder / f'today/csv/{path.stem}.csv')]
    book = [row['Earlier'] or '' for row in workbook_rows(folder / f'today/xlsx/{path.stem}.xlsx')]
    told += sum(map(bool, earlier))
    same = len(earlier) == len(data) and all(
        text.startswith(was['status'].replace('-', ' ') + ', ') and text.endswith(was['why']) if was else not text for was, text in zip(earlier, data))
    if same and data == book:
        passed += 1
    else:
        failed += 1
        print(f'FAIL {path.stem}: JSON, CSV and workbook differ in what was so when last searched')
if not told:
    failed += 1
    print('FAIL nothing is told of an earlier search')
print(f'agree: {passed} passed, {failed} failed')
sys.exit(1 if failed or not passed else 0)
