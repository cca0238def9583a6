// SPDX-License-Identifier: MIT
// node editor.js SCHEMA FILE...: one line a file, its path, a tab, what the language server of editors marks in it.
const fs = require('fs');
const { getLanguageService } = require('yaml-language-server');
const { TextDocument } = require('vscode-languageserver-textdocument');

async function main([schemaPath, ...files]) {
  const text = fs.readFileSync(schemaPath, 'utf8');
  const service = getLanguageService({
    schemaRequestService: async () => text,
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({
    validate: true,
    completion: true,
    hover: true,
    schemas: [{ uri: 'stocktake:schema', fileMatch: ['*.yaml'], schema: JSON.parse(text) }],
  });
  for (const file of files) {
    const document = TextDocument.create(`file:///${file}`, 'yaml', 1, fs.readFileSync(file, 'utf8'));
    const marks = await service.doValidation(document, false);
    const first = marks.length ? `${marks[0].range.start.line + 1}: ${marks[0].message}` : '';
    console.log(`${file}\t${first.replace(/\s+/g, ' ').slice(0, 100)}`);
  }
  await say(service, 'completion', 'provisions:\n  - id: a\n    kind: offence\n    rou', (document, end) =>
    service.doComplete(document, end, false).then((list) => list.items.map((item) => item.label)));
  await say(service, 'hover', 'provisions:\n  - id: a\n    kind: offence\n    benefit: any', (document, end) =>
    service.doHover(document, { line: 3, character: 6 }).then((hover) => JSON.stringify(hover && hover.contents)));
}

async function say(service, what, text, ask) {
  const document = TextDocument.create('file:///new.yaml', 'yaml', 1, text);
  const lines = text.split('\n');
  console.log(`${what}\t${await ask(document, { line: lines.length - 1, character: lines.at(-1).length })}`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
