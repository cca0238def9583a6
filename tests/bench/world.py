# SPDX-License-Identifier: MIT
"""world.py FOLDER STATES PROVISIONS: writes FOLDER/frameworks/, so many invented States with so many provisions each, in terms
drawn from instruments/vocabulary.xml. The same numbers give the same world. Made to be large, not to be read."""
import random
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

KINDS = {'offence': 40, 'mode': 4, 'aggravation': 4, 'legal-person': 2, 'exemption': 1, 'definition': 3, 'jurisdiction': 4,
         'confiscation': 7, 'extradition': 3, 'mla': 9, 'refusal': 7, 'measure': 14, 'authority': 2}  # in a hundred, as in ours
WORDS = ('any person who for another in a document or by other means obtains keeps gives or lets pass what the act names '
         'and is not a person whom it spares shall answer for it before a court of the place').split()
NS = '{urn:stocktake:vocabulary:1}'


def vocabulary(path):
    root = xml.parse(path).getroot()
    lists = {one.get('id'): [t.get('id') for t in one.iter(NS + 'term') if t.find(NS + 'term') is None] for one in root.iter(NS + 'list')}
    kinds = {one.get('id'): [facet.attrib for facet in one.iter(NS + 'facet')] for one in root.iter(NS + 'kind')}
    return lists, kinds


def sentence(rng):
    return ' '.join(rng.choice(WORDS) for _ in range(rng.randint(12, 40)))


def some(rng, terms, most=4):
    return rng.sample(terms, min(len(terms), rng.randint(1, most)))


def scope(rng, offences):
    if not offences or rng.random() < .4:
        return 'all'
    if rng.random() < .3:
        return '{max-at-least: P%dY}' % rng.randint(1, 5)
    return '[' + ', '.join(some(rng, offences)) + ']'


def value(rng, facet, lists, offences):
    kind = facet['type']
    if kind == 'offences':
        return scope(rng, offences)
    if kind == 'duration':
        return 'P%dY' % rng.randint(1, 20)
    if kind == 'count':
        return str(rng.randint(2, 30))
    if kind == 'text':
        return 'as the court sees fit'
    if kind == 'scale':
        return rng.choice(lists[facet['list']])
    return '[' + ', '.join(some(rng, lists[facet['list']])) + ']'


def provision(rng, number, kind, facets, lists, offences):
    act = rng.randint(1, 8)
    lines = [f'  - id: rule-{number}', f'    law: act-{act}', f'    text: act-{act}-2020', f'    section: "{number}({rng.randint(1, 4)})"',
             f'    in-force: {{from: {rng.randint(1960, 2019)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}}}', f'    kind: {kind}']
    unknown, because = [], []
    for facet in facets:
        written = facet.get('role') == 'key' or facet.get('required') or rng.random() < .45
        if facet['id'] in ('threshold-in', 'penalty', 'how', 'exempts', 'readings') and facet.get('role') != 'key':
            continue
        if not written:
            if facet.get('silence') == 'unknown' and rng.random() < .3:
                unknown.append(facet['id'])
            continue
        if facet.get('role') == 'conditions' and rng.random() < .6:
            continue
        lines.append(f'    {facet["id"]}: {value(rng, facet, lists, offences)}')
        if facet.get('because'):
            because.append(f'      {facet["id"]}: {sentence(rng)}')
    if unknown:
        lines.append('    unknown: [' + ', '.join(unknown) + ']')
    if because:
        lines += ['    because:'] + because
    lines += ['    summary: |', f'      {sentence(rng)}', f'      {sentence(rng)}', '']
    return lines


LAWS = '''  - id: act-{n}
    title: Act No. {n} on Matters of the State
    from: 1950-01-01
    texts:
      - id: act-{n}-2020
        title: Act No. {n}, consolidated
        seen: law-text
        text-as-of: 2020-06-01
        amended-since: []
        read: https://example.org/act-{n}
        accessed: 2020-06-01
'''
STATE = '''state:
  code: {code}
  name: State {code}
  coast: yes
  prepared: 2020-06-01
  reviewed: none
treaties:
  smuggling-protocol: {{signed: 2000-12-15, joined: 2004-03-01, in-force: 2004-03-31}}
  trafficking-protocol: {{signed: 2000-12-15, joined: 2004-03-01, in-force: 2004-03-31}}
  uncac: {{signed: 2003-12-10, joined: 2006-03-01, in-force: 2006-03-31}}
  untoc: {{signed: 2000-12-15, joined: 2003-05-10, in-force: 2003-09-29}}
'''


def country(rng, folder, code, n, lists, kinds):
    folder.mkdir(parents=True)
    (folder / 'state.yaml').write_text(STATE.format(code=code))
    (folder / 'laws.yaml').write_text('laws:\n' + '\n'.join(LAWS.format(n=i) for i in range(1, 9)))
    drawn = rng.choices(list(KINDS), list(KINDS.values()), k=n)
    offences = [f'rule-{i + 1}' for i in range(n) if drawn[i] == 'offence']
    for part in range(0, n, 20):
        lines = ['provisions:']
        for i in range(part, min(n, part + 20)):
            lines += provision(rng, i + 1, drawn[i], kinds[drawn[i]], lists, offences)
        (folder / f'part-{part // 20 + 1}.yaml').write_text('\n'.join(lines))


def main(folder, states, provisions):
    root = Path(folder) / 'frameworks'
    lists, kinds = vocabulary(Path(__file__).parents[2] / 'instruments' / 'vocabulary.xml')
    root.mkdir(parents=True)
    (root / 'stocktake.yaml').write_text('as-of: 2020-06-01\npublisher: {name: Nobody}\n')
    for i in range(int(states)):
        code = chr(65 + i // 676) + chr(65 + i // 26 % 26) + chr(65 + i % 26)
        country(random.Random(i), root / code, code, int(provisions), lists, kinds)


main(*sys.argv[1:])
