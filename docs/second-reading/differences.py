# SPDX-License-Identifier: MIT
"""differences.py CODE: where the second reading of a country's law reads a facet otherwise than its framework.

Facets are compared over all limbs of a provision together; what one reader leaves open and the other writes is told too.
Needs python3 with PyYAML."""
import glob
import sys

import yaml

FIXED = {'id', 'law', 'section', 'text', 'in-force', 'replaces', 'kind', 'any-of', 'unknown', 'unsure', 'readings', 'because', 'summary',
         'review', 'read', 'note', 'fine', 'penalty', 'how', 'threshold-in', 'name', 'limbs-read'}


def load(path):
    with open(path, encoding='utf-8') as file:
        return yaml.load(file, Loader=yaml.BaseLoader) or {}


def words(value):
    if isinstance(value, list):
        return {word if isinstance(word, str) else str(word) for word in value}
    return {value if isinstance(value, str) else str(value)}


def facets(provision):
    """Facet to what is written for it over all limbs; what is unknown or unsure stands as such."""
    found = {}
    for limb in provision.get('any-of') or [{}]:
        merged = {**provision, **limb}
        for facet, value in merged.items():
            if facet not in FIXED:
                found.setdefault(facet, set()).update(words(value))
        for facet in merged.get('unknown') or []:
            found.setdefault(facet, set()).add('(unknown)')
        for facet, value in (merged.get('unsure') or {}).items():
            found.setdefault(facet, set()).update(f'({word}?)' for word in words(value))
    return found


def main(code):
    first = {p['id']: p for path in sorted(glob.glob(f'frameworks/{code}/*.yaml')) for p in load(path).get('provisions') or []}
    second = load(f'docs/second-reading/{code}.yaml')
    compared = differing = told = 0
    for provision in second.get('provisions') or []:
        if provision['id'] not in first or provision.get('read') == 'could-not-open':
            continue
        compared += 1
        one, two = facets(first[provision['id']]), facets(provision)
        lines = []
        for facet in sorted(one.keys() | two.keys()):
            a, b = one.get(facet, set()) - {'none'}, two.get(facet, set()) - {'none'}
            if a != b:
                lines.append(f'    {facet}: first {", ".join(sorted(a)) or "-"}; second {", ".join(sorted(b)) or "-"}')
        if lines:
            differing += 1
            told += len(lines)
            print(f'{provision["id"]} ({first[provision["id"]]["section"]})', *lines, sep='\n')
            if provision.get('note'):
                print(f'    note: {" ".join(provision["note"].split())}')
    print(f'{code}: {compared} provisions compared, {differing} differ, in {told} facets')


main(sys.argv[1])
