# SPDX-License-Identifier: MIT
"""documents.py STOCKTAKE: each production of YAML, each kind of ill-formed XML, each bad encoding, each bomb and each trick
with names and files, one a line. A document is given as a country's file or as a treaty, by its language; with ALL=yes every
one as both of these and as the vocabulary.

What has to hold: exit 0, or 2 with diagnostics that name file, line and column; the line of the table names the codes that are
said of it in its own language ('-': none); nothing takes longer than ten seconds or more than 1 GB; what is printed is
UTF-8 without control or direction characters. With SHOW=1 the table's codes are printed as they are now."""
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

stocktake = os.path.realpath(sys.argv[1])
root = Path(__file__).resolve().parents[2]
work = Path(tempfile.mkdtemp())
SANITIZED = '/san/' in stocktake  # its shadow alone is larger than any limit
SHOW, ALL = os.environ.get('SHOW'), os.environ.get('ALL')
faults, count = [], 0

YAML = r'''
empty-file                   | # only a comment
unknown-key                  | a: b
unknown-key                  | {a: b, c: [d, e]}
unknown-key                  | "a": 'b'
unknown-key                  | ? a\n: b
unknown-key                  | ? a
unknown-key                  | ?
yaml-syntax                  | a: ?
yaml-indentation             | :
yaml-key-not-text            | ? [a, b]\n: c
yaml-key-not-text            | ? {a: b}\n: c
yaml-key-not-text            | [a, b]: c
yaml-key-not-text            | {{a: b}: c}
unknown-key                  | a: |\n  b\n  c\n
unknown-key                  | a: >\n  b\n  c\n
unknown-key                  | a: |+\n  b\n\n\n
unknown-key                  | a: |-\n  b\n\n\n
unknown-key                  | a: |2\n   b\n
unknown-key                  | a: >2-\n   b\n
unknown-key                  | a: >+9\n         b\n
yaml-syntax                  | a: |0\n  b\n
yaml-syntax                  | a: |10\n  b\n
yaml-syntax                  | a: |x\n  b\n
yaml-indentation             | a: |\n    b\n  c\nd
unknown-key                  | a: |\n
unknown-key                  | a: b\n c\n d\n
unknown-key                  | a: "b\n  c\n\n  d"
unknown-key                  | a: 'it''s'
unknown-key control-character | a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"
unknown-key                  | a: "\\x41\\u0041\\U00000041"
yaml-escape                  | a: "\\ud800"
yaml-escape                  | a: "\\U00110000"
yaml-escape                  | a: "\\Uffffffff"
yaml-escape                  | a: "\\x0"
yaml-escape                  | a: "\\q"
unknown-key control-character | a: "\\x1b[31m"
unknown-key bidi-control     | a: "\\u202e"
unknown-key control-character | a: "\\ufeff"
unknown-key                  | a: "b\\\n  c"
yaml-unclosed-quote          | a: "b
yaml-unclosed-quote          | a: 'b
yaml-unclosed-bracket        | a: [b
yaml-unclosed-bracket        | a: {b: c
yaml-unclosed-bracket        | a: [b, c
unknown-key                  | a: b]
yaml-unclosed-bracket        | a: [b}
yaml-syntax                  | a: [b,,c]
yaml-syntax                  | a: [,]
unknown-key                  | a: [b c: d]
unknown-key                  | a: {b, c}
unknown-key yaml-duplicate-key | a: {b: c, b: d}
unknown-key yaml-duplicate-key | a: 1\na: 2
unknown-key                  | a: [b: c]
unknown-key                  | a: {? b : c}
unknown-key                  | a: {"b":c}
unknown-key yaml-anchor      | a: &x b
unknown-key yaml-anchor yaml-alias | a: &x b\nc: *x
unknown-key yaml-alias       | a: *x
yaml-anchor unknown-key      | &x a: b
yaml-alias                   | *x : b
unknown-key yaml-anchor yaml-alias | a: &x [*x]
unknown-key yaml-anchor yaml-alias | a: &x {b: *x}
unknown-key yaml-tag         | a: !!str b
unknown-key yaml-tag         | a: !local b
unknown-key yaml-tag         | a: !<tag:example.org,2000:x> b
unknown-key yaml-tag         | a: ! b
unknown-key yaml-tag         | a: !!python/object/apply:os.system ["id"]
unknown-key yaml-tag         | a: !!binary aGk=
unknown-key yaml-tag         | a: !!set {b, c}
unknown-key yaml-tag         | a: !!omap [b: c]
unknown-key                  | <<: {a: b}
unknown-key yaml-anchor yaml-alias | a: &x {b: c}\nd: {<<: *x}
unknown-key                  | %YAML 1.1\n---\na: b
unknown-key                  | %YAML 1.2\n---\na: b
yaml-syntax                  | %YAML 9.9\n---\na: b
yaml-syntax                  | %YAML 1.1\n%YAML 1.1\n---\na: b
unknown-key yaml-tag         | %TAG ! tag:example.org,2000:\n---\na: !x b
yaml-syntax                  | %FOO bar\n---\na: b
yaml-syntax                  | %
wrong-type                   | ---
yaml-syntax                  | ...
unknown-key                  | ---\na: b\n...
yaml-second-document         | ---\na: b\n---\nc: d
yaml-indentation             | a: b\n...\nc: d
wrong-type                   | --- |\n  a\n
wrong-type                   | --- a
wrong-type                   | - a\n- b
wrong-type                   | -\n  -\n    - a
wrong-type                   | - - - a
unknown-key                  | a:\n- b\n- c
unknown-key                  | a:\n - b\n  - c
yaml-indentation             | a:\n  b: c\n d: e
yaml-colon-in-text           | a: b\n  c: d
yaml-colon-in-text           | a: b: c
wrong-type                   | a:b
wrong-type                   | a
wrong-type                   | 'a'
yaml-tab                     | a:\n\tb: c
yaml-tab                     | \ta: b
unknown-key                  | a: \tb
unknown-key                  | a: b\t# comment
unknown-key                  | a: b #no comment
unknown-key                  | a: b#no comment
unknown-key                  | a: ~
unknown-key                  | a: null
unknown-key                  | a:
unknown-key                  | ~: a
unknown-key                  | "": a
unknown-key                  | a: yes
unknown-key                  | a: 0o17
unknown-key                  | a: 0x1F
unknown-key                  | a: 190:20:30
unknown-key                  | a: 1e999
unknown-key                  | a: .inf
unknown-key                  | a: .nan
unknown-key                  | a: 2001-12-14t21:59:43.10-05:00
yaml-syntax                  | a: @b
yaml-syntax                  | a: `b`
yaml-syntax                  | a: %b
yaml-syntax                  | a: |b
yaml-syntax                  | a: >b
yaml-indentation             | a: "b"c
yaml-indentation             | a: 'b'c
yaml-indentation             | a: [b]c
yaml-indentation             | a: - b
unknown-key yaml-curly-quotes | a: “b”
unknown-key                  | a: b\n\n\n\n
unknown-key                  | a: [b, # comment\n c]
unknown-key                  | a: [\nb\n]
yaml-syntax                  | {
yaml-syntax                  | }
yaml-syntax                  | [
yaml-syntax                  | ]
yaml-syntax                  | ,
yaml-unclosed-quote          | "
yaml-unclosed-quote          | '
wrong-type                   | |
wrong-type                   | >
yaml-syntax                  | &
yaml-syntax                  | *
yaml-tag wrong-type          | !
yaml-anchor wrong-type       | &x
yaml-tag wrong-type          | !x
empty-file                   | # c\n\n# d
wrong-type                   | state: []
wrong-type                   | state: a
wrong-type                   | laws: {a: b}
wrong-type                   | laws: [[a]]
wrong-type                   | laws: [~]
missing-key                  | provisions: [{id: a}]
missing-key                  | provisions: [{id: [a]}]
missing-key provision-without-text bad-id | provisions: [{id: ../../etc/passwd, kind: offence}]
missing-key provision-without-text bad-id | provisions: [{id: /etc/passwd, kind: offence}]
missing-key provision-without-text control-character | provisions: [{id: "a\\0b", kind: offence}]
missing-key provision-without-text bad-id | provisions: [{id: CON, kind: offence}, {id: con, kind: offence}]
unknown-topic no-such-text wrong-type | searched: [{for: [x], in: [y], period: z}]
-                            | treaties: {../../x: {signed: 2000}}
-                            | notifications: {"::": {made: yes}}
no-such-unit                 | notifications: {"other:": {made: yes}}
-                            | notifications: {":art_1": {made: yes}}
-                            | comments: [{clause: ":", on: 2020-01-01, by: a, text: b}]
missing-key bad-date         | laws: [{id: a, title: b, from: 99999999999999999999}]
missing-key bad-date         | laws: [{id: a, title: b, from: 2020-02-30}]
missing-key bad-date         | laws: [{id: a, title: b, from: -001-01-01}]
'''

XML = r'''
xml-syntax                   | <a
xml-unclosed                 | <a>
xml-tag-mismatch             | <a><b></a></b>
xml-tag-mismatch             | <a></b>
xml-syntax                   | </a>
xml-syntax                   | <a/><b/>
xml-syntax                   | <a/>text
xml-empty                    | text<a/>
xml-syntax                   | <>
xml-syntax                   | < a/>
xml-syntax                   | <a b/>
xml-syntax                   | <a b=c/>
xml-syntax                   | <a b="c/>
xml-syntax                   | <a b='c"/>
xml-syntax                   | <a b="<"/>
xml-duplicate-attribute      | <a b="c" b="d"/>
xml-duplicate-attribute      | <a xmlns:x="u" xmlns:y="u" x:b="c" y:b="d"/>
xml-syntax                   | <a b="c"d="e"/>
xml-syntax                   | <1a/>
xml-prefix                   | <a:b/>
xml-syntax                   | <a:b:c xmlns:a="u"/>
xml-syntax                   | <:a/>
xml-prefix                   | <a x:b="c"/>
xml-syntax                   | <a xmlns:x=""/>
xml-syntax                   | <a xmlns:xml="u"/>
xml-syntax                   | <a xmlns:xmlns="u"/>
xml-syntax                   | <a xmlns="http://www.w3.org/2000/xmlns/"/>
xml-ampersand                | <a>&</a>
xml-ampersand                | <a>&x</a>
xml-entity                   | <a>&x;</a>
xml-entity                   | <a>&nbsp;</a>
xml-syntax                   | <a>&#0;</a>
xml-syntax                   | <a>&#x1;</a>
xml-syntax                   | <a>&#x1b;[31m</a>
xml-syntax                   | <a>&#xD800;</a>
xml-syntax                   | <a>&#xFFFE;</a>
xml-syntax                   | <a>&#x110000;</a>
xml-syntax                   | <a>&#99999999999999999999;</a>
xml-syntax                   | <a>&#x;</a>
xml-syntax                   | <a>&#;</a>
xml-syntax                   | <a>&#x41</a>
bidi-control                 | <a>&#x202e;</a>
control-character            | <a b="&#10;&#9;&#13;"/>
no-treaty                    | <a b="&amp;&lt;&gt;&quot;&apos;"/>
xml-entity                   | <a b="&x;"/>
xml-ampersand                | <a b="&"/>
xml-syntax                   | <a>]]></a>
no-treaty                    | <a><![CDATA[<b>&x;]]></a>
xml-syntax                   | <a><![CDATA[</a>
xml-syntax                   | <a><![cdata[x]]></a>
xml-syntax                   | <![CDATA[x]]><a/>
no-treaty                    | <a><!-- x --></a>
xml-syntax                   | <a><!-- x -- y --></a>
xml-syntax                   | <a><!-- x ---></a>
xml-syntax                   | <a><!-- x </a>
xml-syntax                   | <a><!- x -></a>
no-treaty                    | <!-- x --><a/><!-- y -->
xml-syntax                   | <a><!></a>
no-treaty                    | <a><?x y?></a>
xml-syntax                   | <a><?xml version="1.0"?></a>
xml-syntax                   | <a><?XML x?></a>
xml-syntax                   | <a><?x</a>
xml-syntax                   | <a><??></a>
no-treaty                    | <?x?><a/>
xml-syntax                   |  <?xml version="1.0"?><a/>
xml-syntax                   | <?xml?><a/>
no-treaty                    | <?xml version="1.1"?><a/>
xml-syntax                   | <?xml version="2.0"?><a/>
no-treaty                    | <?xml version='1.0' encoding='utf-8'?><a/>
xml-encoding                 | <?xml version="1.0" encoding="UTF-16"?><a/>
xml-encoding                 | <?xml version="1.0" encoding="ISO-8859-1"?><a/>
xml-encoding                 | <?xml version="1.0" encoding="x"?><a/>
xml-encoding                 | <?xml version="1.0" encoding="UTF-7"?><a/>
xml-syntax                   | <?xml encoding="UTF-8" version="1.0"?><a/>
xml-syntax                   | <?xml version="1.0" standalone="maybe"?><a/>
no-treaty                    | <?xml version="1.0" standalone="yes"?><a/>
no-treaty                    | <?xml-stylesheet href="file:///etc/passwd"?><a/>
xml-doctype                  | <!DOCTYPE a><a/>
xml-doctype                  | <!DOCTYPE a []><a/>
xml-doctype                  | <!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>
xml-doctype                  | <!DOCTYPE a PUBLIC "x" "http://example.org/x.dtd"><a/>
xml-doctype                  | <!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>
xml-doctype                  | <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>
xml-doctype                  | <!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/">%x;]><a/>
xml-doctype                  | <!DOCTYPE a [<!ENTITY x "&y;"><!ENTITY y "&x;">]><a>&x;</a>
xml-doctype                  | <!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>
xml-doctype                  | <!DOCTYPE a
xml-syntax                   | <!doctype a><a/>
xml-doctype                  | <a/><!DOCTYPE a>
xml-doctype                  | <a><!DOCTYPE a></a>
xml-syntax                   | <!ENTITY x "y"><a/>
no-treaty                    | <a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></a>
no-treaty                    | <a xml:base="file:///etc/" xml:space="x" xml:lang="../x"/>
no-treaty                    | <a b = "c" />
no-treaty                    | <a\n\tb\n=\n'c'\n/>
no-treaty                    | <a></a >
xml-syntax                   | <a></a b="c">
xml-syntax                   | <a>< /a>
xml-syntax                   | <a/ >
xml-syntax                   | <a//>
xml-syntax                   | <a b="c"
no-treaty                    | <é>x</é>
no-treaty                    | <a é="x"/>
no-treaty                    | <a·b/>
xml-syntax                   | <\u0300a/>
no-treaty                    | <vocabulary/>
no-treaty                    | <akomaNtoso/>
no-treaty                    | <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"/>
no-treaty                    | <akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body/></act></akomaNtoso>
no-treaty                    | <vocabulary xmlns="urn:stocktake:vocabulary:1"/>
no-treaty                    | <vocabulary xmlns="urn:stocktake:vocabulary:1"><list/></vocabulary>
no-treaty                    | <vocabulary xmlns="urn:stocktake:vocabulary:1"><list id="../x" label="y"/></vocabulary>
no-treaty                    | <vocabulary xmlns="urn:stocktake:vocabulary:1"><kind id="x"><facet id="y"/></kind></vocabulary>
'''

A, B = b'a: "', b'"\n'
# name: bytes as they stand in the file; code that a reader of YAML says, code that a reader of XML says
BYTES = {
    'nothing': b'', 'a blank': b' ', 'a line end': b'\n', 'NUL': b'\0', 'NUL inside': A + b'x\0y' + B, 'NUL at the end': b'a: b\n\0',
    'BOM': b'\xef\xbb\xbf', 'BOM and text': b'\xef\xbb\xbfa: b\n', 'two BOMs': b'\xef\xbb\xbf\xef\xbb\xbfa: b\n',
    'BOM inside': A + b'\xef\xbb\xbf' + B, 'half a BOM': b'\xef\xbb', 'UTF-16 LE': 'a: b\n'.encode('utf-16'),
    'UTF-16 BE': b'\xfe\xff' + 'a: b\n'.encode('utf-16-be'), 'UTF-16 without BOM': '<a/>'.encode('utf-16-le'),
    'UTF-16 XML': '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode('utf-16'), 'UTF-32': 'a: b'.encode('utf-32'),
    'EBCDIC': '<?xml version="1.0"?><a/>'.encode('cp037'), 'Latin-1': 'a: é'.encode('latin-1'), 'UTF-7': b'a: +ADw-b+AD4-',
    'overlong slash': A + b'\xc0\xaf' + B, 'overlong NUL': A + b'\xc0\x80' + B, 'overlong in three': A + b'\xe0\x80\xaf' + B,
    'overlong in four': A + b'\xf0\x80\x80\xaf' + B, 'surrogate': A + b'\xed\xa0\x80' + B, 'pair of surrogates': A + b'\xed\xa0\x80\xed\xb0\x80' + B,
    'beyond Unicode': A + b'\xf4\x90\x80\x80' + B, 'five bytes': A + b'\xf8\x88\x80\x80\x80' + B, 'six bytes': A + b'\xfc\x84\x80\x80\x80\x80' + B,
    'FE and FF': A + b'\xfe\xff' + B, 'continuation alone': A + b'\x80' + B, 'continuation after text': A + b'x\x9b31m' + B,
    'cut at the end': b'a: \xe2\x82', 'cut inside': A + b'\xe2\x82x' + B, 'noncharacter': A + b'\xef\xbf\xbe' + B,
    'far noncharacter': A + b'\xf0\x9f\xbf\xbe' + B, 'private use': A + b'\xee\x80\x80' + B,
    'CR': b'a: b\rc: d\r', 'CRLF': b'a: b\r\nc: d\r\n', 'CR CRLF': b'a: b\r\r\n', 'LF CR': b'a: b\n\rc: d', 'NEL': 'a: b\x85c: d'.encode(),
    'LS': 'a: b\u2028c: d'.encode(), 'PS': 'a: b\u2029c: d'.encode(), 'VT and FF': b'a: b\x0bc\x0cd', 'ESC': A + b'\x1b]0;x\x07' + B,
    'DEL': A + b'\x7f' + B, 'backspace': A + b'safe\x08\x08\x08\x08evil' + B, 'C1': A + '\x9b31m'.encode() + B,
    **{f'direction {c:04X}': A + chr(c).encode() + B for c in (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)},
    'mark of direction': A + '\u200e\u200f\u061c'.encode() + B, 'zero width': A + '\u200b\u200c\u200d\u2060'.encode() + B,
    'tags': A + '\U000E0041\U000E007F'.encode() + B, 'many accents': A + ('e' + '\u0301' * 5000).encode() + B,
    'a CRLF after XML': b'<a\r\nb="c"\r\n>\r\n</a>\r\n', 'NUL in XML': b'<a>\0</a>', 'ESC in XML': b'<a>\x1b</a>', 'U+FFFE in XML': b'<a>\xef\xbf\xbe</a>',
    'direction in XML': '<a b="\u202e"/>'.encode(), 'Latin-1 in XML': b'<a>\xe9</a>', 'NEL in XML': '<a\x85b="c"/>'.encode(),
    'zip': b'PK\x03\x04' + bytes(range(256)), 'every byte': bytes(range(256)), 'every printable': bytes(range(32, 127)),
}

K, M = 1024, 1024 * 1024
LAUGHS = ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BOMBS = {
    'lists in lists': b'[' * 100000, 'mappings in mappings': b'{a: ' * 100000, 'indented lists': b''.join(b' ' * i + b'-\n' for i in range(1500)),
    'dashes in a line': b'- ' * 100000 + b'a', 'question marks': b'? ' * 100000, 'closed lists': b'[' * 60 + b']' * 60,
    'aliases': b'a: &a [x,x]\n' + b''.join(b'%c: &%c [%s]\n' % (c, c, b','.join([b'*%c' % (c - 1)] * 9)) for c in range(98, 123)),
    'one word of 15 MB': b'a: ' + b'x' * (15 * M), 'one line of 15 MB': b'a: ' + b'x ' * (7 * M), 'quoted 15 MB': b'a: "' + b'\\u0041' * (2 * M) + b'"',
    'block of 15 MB': b'a: |\n' + b' x\n' * (5 * M), 'blank lines': b'a: |\n' + b'\n' * (8 * M), 'comments': b'#\n' * (8 * M), 'blanks': b' ' * (15 * M),
    'tabs': b'\t' * (15 * M), 'line ends': b'\n' * (15 * M), 'CRLFs': b'\r\n' * (7 * M), 'many keys': b''.join(b'k%d: v\n' % i for i in range(300000)),
    'same key': b'k: v\n' * 300000, 'many words': b'[' + b'a,' * 600000 + b']', 'many anchors': b''.join(b'- &a%d x\n' % i for i in range(100000)),
    'many tags': b'- !x y\n' * 200000, 'many tag directives': b''.join(b'%%TAG !a%d! x\n' % i for i in range(20000)) + b'---\na: b', 'documents': b'--- a\n' * 100000,
    'long key': b'k' * 2000 + b': v', 'long flow key': b'{' + b'k' * 5 * M + b': v}', 'quotes': b"'" * 5 * M, 'double quotes': b'"' * 5 * M, 'stars': b'*' * 5 * M,
    'too large': b'# ' + b'x' * (17 * M), 'zeros': bytes(4 * M), 'long comment': b'#' + b'x' * 15 * M,
    'elements in elements': b'<a>' * 100000, 'closed elements': b'<a>' * 60 + b'</a>' * 60, 'laughs': f'<!DOCTYPE a [<!ENTITY l0 "lol">{LAUGHS}]><a>&l9;</a>'.encode(),
    'quadratic': f'<!DOCTYPE a [<!ENTITY x "{"x" * 60000}">]><a>{"&x;" * 10000}</a>'.encode(), 'many attributes': b'<a ' + b' '.join(b'a%d=""' % i for i in range(100000)) + b'/>',
    'same attribute': b'<a ' + b'a="" ' * 100000 + b'/>', 'many namespaces': b'<a ' + b' '.join(b'xmlns:a%d="u"' % i for i in range(10000)) + b'/>',
    'namespaces in depth': b''.join(b'<a xmlns:n%d="u%d">' % (i, i) for i in range(5000)), 'many names': b'<a>' + b''.join(b'<n%d/>' % i for i in range(100000)) + b'</a>',
    'long name': b'<' + b'a' * 5 * M + b'/>', 'long value': b'<a b="' + b'x' * 12 * M + b'"/>', 'long text': b'<a>' + b'x' * 15 * M + b'</a>',
    'long CDATA': b'<a><![CDATA[' + b'x' * 12 * M + b']]></a>', 'long XML comment': b'<!--' + b'x' * 12 * M + b'--><a/>', 'long instruction': b'<?x ' + b'y' * 12 * M + b'?><a/>',
    'many comments': b'<!---->' * 100000 + b'<a/>', 'open angles': b'<' * 5 * M, 'ampersands': b'<a>' + b'&amp;' * 2 * M + b'</a>', 'bare ampersands': b'<a>' + b'&' * 2 * M + b'</a>',
    'references': b'<a>' + b'&#65;' * 2 * M + b'</a>', 'open comment': b'<a><!--' * 100000, 'open CDATA': b'<a>' + b'<![CDATA[' * 100000, 'open values': b'<a b="' * 100000,
    'many empty elements': b'<a>' + b'<b/>' * 600000 + b'</a>', 'a DOCTYPE without end': b'<!DOCTYPE a [' * 100000,
}


def lines(table):
    for line in table.strip('\n').split('\n'):
        codes, text = line.split(' | ', 1)
        text = re.sub(r'\\(\\|n|t|u0300)', lambda m: {'\\': '\\', 'n': '\n', 't': '\t'}.get(m[1], '\u0300'), text)
        yield codes.strip(), text, text.encode()


# ---- one run ----

LIMITED = [] if SANITIZED else ['sh', '-c', 'ulimit -c 0; ulimit -v 1048576; exec "$@"', 'sh']


def stocktake_says(folder, *arguments):
    try:
        run = subprocess.run([*LIMITED, stocktake, *arguments, '-C', folder], stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=60 if SANITIZED else 10, close_fds=False)
        return run.returncode, run.stdout + run.stderr
    except subprocess.TimeoutExpired:
        return 'more than ten seconds', b''


FORBIDDEN = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]')
PLACE = re.compile(r'^(frameworks|instruments)(/[^\n]*?)?(:\d+:\d+)?: (error|warning): .* \[([a-z0-9-]+)\]$', re.M)
WHOLE = {'file-not-regular', 'file-too-large', 'file-unreadable', 'file-name', 'empty-file', 'xml-empty', 'folder-unreadable', 'country-code', 'missing-key', 'too-many-files'}


def judge(name, said, path=None, plain=False):
    """The first code said of the path; what is wrong goes to faults."""
    code, output = said
    try:
        text = output.decode()
    except UnicodeDecodeError as error:
        faults.append(f'{name}: prints what is not UTF-8: {error}')
        return '?'
    if code == 4 and text.startswith('stocktake: ') and 'holds no frameworks/ and instruments/' in text:
        return '-'
    if code not in (0, 2):
        faults.append(f'{name}: ends with {code}: {text[-300:]!r}')
    if FORBIDDEN.search(text):
        faults.append(f'{name}: prints {FORBIDDEN.search(text)[0]!r}')
    found = list(PLACE.finditer(text))
    if code == 2 and not any(m[4] == 'error' for m in found):
        faults.append(f'{name}: no error with a place: {text[:300]!r}')
    for m in found:
        if not m[3] and m[5] not in WHOLE:
            faults.append(f'{name}: no line and column: {m[0]!r}')
    own = [m[5] for m in found if path is None or m[1] + (m[2] or '') == path]
    return ' '.join(dict.fromkeys(own)) or '-'


# ---- the roles ----

def fresh(name):
    folder = work / name
    (folder / 'frameworks/XAA').mkdir(parents=True)
    (folder / 'instruments').mkdir()
    shutil.copy(root / 'instruments/vocabulary.xml', folder / 'instruments')
    shutil.copy(root / 'tests/fuzz/other.xml', folder / 'instruments/other.xml')
    (folder / 'frameworks/stocktake.yaml').write_text('as-of: 2020-06-01\npublisher: {name: Us}\n')
    (folder / 'frameworks/XAA/state.yaml').write_text('state: {code: XAA, name: Examplia, prepared: 2020-06-01, reviewed: none}\n')
    return folder


ROLES = {'framework': 'frameworks/XAA/hostile.yaml', 'treaty': 'instruments/hostile.xml', 'vocabulary': 'instruments/vocabulary.xml'}


def try_document(number, name, document, role):
    codes = {}
    for role, path in ROLES.items() if ALL or not role else [(role, ROLES[role])]:
        folder = fresh(f'{number}-{role}')
        (folder / path).write_bytes(document)
        codes[role] = judge(f'{name!r} as {role}', stocktake_says(folder, 'check'), path)
        shutil.rmtree(folder)
    return name, codes


# ---- names and files ----

def trick(name, code):
    return lambda make: TRICKS.append((name, code, make))


TRICKS = []
XAA = 'frameworks/XAA'


def symlink(target, path):
    return lambda d: (d / path).symlink_to(target)


def replaced(path, make):
    def do(d):
        if (d / path).is_dir():
            shutil.rmtree(d / path)
        else:
            (d / path).unlink()
        make(d / path)
    return do


def sock(path):
    with socket.socket(socket.AF_UNIX) as s:
        os.chdir(path.parent)
        s.bind(path.name)
        os.chdir('/')


for name, make in {
    'a link to a file outside': symlink('/etc/passwd', XAA + '/x.yaml'), 'a link that leads nowhere': symlink('nowhere', XAA + '/x.yaml'),
    'a link to itself': symlink('x.yaml', XAA + '/x.yaml'), 'a link to a device': symlink('/dev/zero', XAA + '/x.yaml'),
    'a link to a folder': symlink('/etc', XAA + '/x.yaml'), 'a country that is a link': symlink('/etc', 'frameworks/XAB'),
    'a country linked in a circle': symlink('.', 'frameworks/XAB'), 'a treaty that is a link': symlink('/etc/passwd', 'instruments/x.xml'),
    'a vocabulary that is a pipe': replaced('instruments/vocabulary.xml', os.mkfifo), 'a vocabulary that is a folder': replaced('instruments/vocabulary.xml', os.mkdir),
    'a vocabulary that is a device': replaced('instruments/vocabulary.xml', lambda p: p.symlink_to('/dev/zero')),
    'a stocktake.yaml that is a pipe': replaced('frameworks/stocktake.yaml', os.mkfifo), 'a stocktake.yaml that is a folder': replaced('frameworks/stocktake.yaml', os.mkdir),
    'a stocktake.yaml without end': replaced('frameworks/stocktake.yaml', lambda p: p.symlink_to('/dev/zero')),
    'instruments is a file': replaced('instruments', lambda p: p.write_text('')), 'frameworks is a pipe': replaced('frameworks', os.mkfifo),
    'a country that is a file': replaced(XAA, lambda p: p.write_text('')), 'an empty country': replaced(XAA, os.mkdir),
    'a pipe': lambda d: os.mkfifo(d / XAA / 'x.yaml'), 'a socket': lambda d: sock(d / XAA / 'x.yaml'), 'a folder named as a file': lambda d: (d / XAA / 'x.yaml').mkdir(),
    'a treaty that is a pipe': lambda d: os.mkfifo(d / 'instruments/x.xml'), 'a treaty that is a folder': lambda d: (d / 'instruments/x.xml').mkdir(),
    'two cases of a file': lambda d: [(d / XAA / n).write_text('laws: []\n') for n in ('x.yaml', 'X.yaml', 'x.YAML')],
    'a file that may not be read': lambda d: [(d / XAA / 'x.yaml').write_text('laws: []\n'), (d / XAA / 'x.yaml').chmod(0)],
    **{f'a file {n!r}': (lambda n: lambda d: open(os.path.join(os.fsencode(d / XAA), n), 'w').write('laws: []\n'))(n) for n in (
        b'a\nb.yaml', b'\x1b[31m.yaml', b'\xff\xfe.yaml', 'a\u202eb.yaml'.encode(), b'-C.yaml', b'--.yaml', b' .yaml', b'.yaml', b'..yaml', b'x.yml', b'con.yaml', b'NUL.yaml',
        b'a:b.yaml', b'a\\b.yaml', b'%s%n.yaml', b'x' * 250 + b'.yaml', b'a.yaml~', b'$(id).yaml', b'<b>.yaml', b'=1+1.yaml')},
    **{f'a treaty {n!r}': (lambda n: lambda d: open(os.path.join(os.fsencode(d / 'instruments'), n), 'w').write('<a/>'))(n) for n in (
        b'A.xml', b'a b.xml', b'a\nb.xml', b'\xff.xml', b'.xml', b'..xml', b'-C.xml', b'x' * 250 + b'.xml', b'OTHER.xml')},
    **{f'a country {n!r}': (lambda n: lambda d: os.mkdir(os.path.join(os.fsencode(d / 'frameworks'), n)))(n) for n in (
        b'xaa', b'XA', b'XAAA', b'X/.A'.replace(b'/', b'\\'), b'...', b'CON', b'\xc3\x89AA', b'\xff\xff\xff', b'A\nB', b'X1A', b'-C=', b'x' * 255)},
}.items():
    TRICKS.append((name, make))


def try_trick(number, name, make):
    folder = fresh(f'trick-{number}')
    make(folder)
    for verb in (['check'], ['report', '-o', folder / 'out']):
        judge(f'{name} in {verb[0]}', stocktake_says(folder, *verb))
    return name


# Words on the command line: what is no country, treaty or clause is answered with 3 or 2, and never leaves the folder.
WORDS = ['../XAA', '/etc', 'XAA/', './XAA', 'xaa', 'XA', 'XAAA', '', ' ', '\n', '\x1b[31m', 'CON', '%s%n', 'x' * 100000, 'É', b'\xff\xfe', 'XAA\n', '*', '-', '\u202e']


def try_word(folder, word):
    for arguments in (['report', word], ['explain', 'XAA', word], ['check', word], ['report', '--instrument', word], ['report', '--topic', word], ['report', '--theme', word],
                      ['report', '--as-of', word], ['questions', word], ['list', word], ['handbook', word], ['new', word, 'x'], ['report', '--fail-on', word], ['report', '--format', word]):
        code, output = stocktake_says(folder, *arguments, *([] if arguments[0] in ('list', 'new', 'explain', 'handbook', 'check') else ['-o', folder / 'out']))
        if code not in (0, 1, 2, 3):
            faults.append(f'{arguments[:2]!r:.100}: ends with {code}: {output[-200:]!r}')


# ---- all of them ----

pool = ThreadPoolExecutor(os.cpu_count())
jobs = []
for table, role in ((YAML, 'framework'), (XML, 'treaty')):
    for code, name, document in lines(table):
        jobs.append((pool.submit(try_document, len(jobs), name, document, role), role, code))
for name, document in [*BYTES.items(), *BOMBS.items()]:
    own = 'treaty' if document.startswith(b'<') else 'framework'
    jobs.append((pool.submit(try_document, len(jobs), name, document, own if name in BOMBS else None), None, None))
for job, role, code in jobs:
    name, codes = job.result()
    count += len(codes)
    if SHOW:
        print(f'{codes[role]:20} | {name!r}' if role else f'{name}: {codes}')
    elif role and codes[role] != code:
        faults.append(f'{name!r} as {role}: {codes[role]}, not {code}')
count += len([job.result() for job in [pool.submit(try_trick, i, *row) for i, row in enumerate(TRICKS)]])
words = fresh('words')
before = sorted(p for p in work.rglob('*'))
for job in [pool.submit(try_word, words, word) for word in WORDS]:
    job.result()
    count += 1
made = [p for p in sorted(work.rglob('*')) if p not in before and words not in p.parents]
faults += [f'a word made {p}' for p in made]
for fault in faults if SHOW else faults[:20]:
    print(f'FAIL hostile documents: {fault}')
shutil.rmtree(work)
print(f'hostile documents: {count - len(faults)} passed, {len(faults)} failed')
sys.exit(bool(faults))
