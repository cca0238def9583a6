# SPDX-License-Identifier: MIT
"""Makes what pandoc wrote ready to be passed on: A4, small type, rules in tables, rows that do not break, page numbers.
docx.py FILE"""
import re
import sys
import zipfile

FOOTER = (
    '<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9600"/></w:tabs></w:pPr><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
    '<w:t>{} · stocktake · not a legal opinion</w:t></w:r><w:r><w:tab/></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)
SECTION = (
    '<w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' w:type="default" r:id="rIdFoot"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1130"'
    ' w:bottom="1020" w:left="1130" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body>'
)
SPACING = re.compile(r'<w:spacing [^>]*/>')
SIZE = re.compile(r'<w:sz(Cs)? w:val="\d+" ?/>')
# style: half-points of its type, space before and after in twentieths of a point
STYLES = {
    'BodyText': (19, 60, 60), 'FirstParagraph': (19, 60, 60), 'Compact': (17, 10, 10), 'BlockText': (18, 60, 60),
    'Heading1': (40, 0, 60), 'Heading2': (28, 320, 80), 'Heading3': (24, 240, 60), 'Heading4': (20, 160, 30), 'Heading5': (19, 120, 30),
}


def style(text, name, size, before, after):
    def put(match):
        body = SIZE.sub('', SPACING.sub('', match.group(2)))
        spacing = f'<w:spacing w:before="{before}" w:after="{after}"/>'
        sizes = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        if re.search(r'<w:pPr>', body):
            keep = re.match(r'(.*?<w:pPr>(?:<w:keepNext ?/>|<w:keepLines ?/>|\s)*)(.*)', body, re.S)
            body = keep.group(1) + spacing + keep.group(2)
        else:
            body += f'<w:pPr>{spacing}</w:pPr>'
        if '<w:rPr>' in body:
            # The order within a style is fixed: sizes stand behind fonts, weight and colour.
            body = body.replace('</w:rPr>', sizes + '</w:rPr>', 1)
        else:
            body = re.sub(r'(</w:pPr>)', r'\1<w:rPr>' + sizes + '</w:rPr>', body, count=1)
        return match.group(1) + body + match.group(3)
    return re.sub(r'(<w:style [^>]*w:styleId="' + name + r'"[^>]*>)(.*?)(</w:style>)', put, text, count=1, flags=re.S)


def styles(text):
    text = re.sub(r'(<w:rPrDefault>.*?</w:rPrDefault>)', lambda m: SIZE.sub(lambda s: f'<w:sz{s.group(1) or ""} w:val="19"/>', m.group(1)), text, flags=re.S)
    for name, values in STYLES.items():
        text = style(text, name, *values)
    rule = '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>'
    borders = f'<w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>{rule}</w:tblBorders>'
    return re.sub(r'(<w:style [^>]*w:styleId="Table"[^>]*>.*?<w:tblPr>(?:\s*<w:tblInd [^>]*/>)?)', r'\1' + borders, text, count=1, flags=re.S)


def document(text):
    text = re.sub(r'<w:tr>(?:<w:trPr>(.*?)</w:trPr>)?', lambda m: f'<w:tr><w:trPr><w:cantSplit/>{m.group(1) or ""}</w:trPr>', text)
    text = re.sub(r'<w:sectPr ?/>|<w:sectPr>(?:(?!<w:sectPr).)*?</w:sectPr>(?=</w:body>)', '', text, flags=re.S)
    return text.replace('</w:body>', SECTION)


def main():
    path = sys.argv[1]
    with zipfile.ZipFile(path) as whole:
        parts = [(part, whole.read(part)) for part in whole.infolist()]
    body = next(data.decode() for part, data in parts if part.filename == 'word/document.xml')
    head = re.search(r'<w:pStyle w:val="Heading1" ?/>(.*?)</w:p>', body, re.S)
    title = ''.join(re.findall(r'<w:t[ >][^<]*', head.group(1))) if head else 'Report'
    title = re.sub(r'<w:t[^>]*>', '', title)
    change = {
        'word/styles.xml': styles,
        'word/document.xml': document,
        'word/_rels/document.xml.rels': lambda text: text.replace('</Relationships>', '<Relationship Id="rIdFoot" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>'),
        '[Content_Types].xml': lambda text: text.replace('</Types>', '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'),
        'docProps/core.xml': lambda text: re.sub(r'<dc:title>.*?</dc:title>|<dc:title ?/>', f'<dc:title>{title}</dc:title>', text),
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as whole:
        for part, data in parts:
            if part.filename in change:
                data = change[part.filename](data.decode()).encode()
            whole.writestr(part, data, zipfile.ZIP_DEFLATED)
        whole.writestr('word/footer1.xml', FOOTER.format(title))


main()
