// SPDX-License-Identifier: MIT
// Opens pages of a folder of HTML reports from the disk, the first of each kind, or with ALL=yes each, with ALL=clauses each
// of that kind, telling how far it came; wide and on a phone, in light and dark: axe finds nothing, no console message, no
// request that leaves the folder, no sideways scrolling; then the filter, and the first printed page.
//   node pages.js FOLDER        CHROMIUM names the browser (default: chromium)
import { readFileSync, readdirSync, statSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = resolve(process.argv[2] ?? 'reports/html');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [
  { name: 'wide, light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'wide, dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone, light', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'phone, dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
];
let passed = 0;
let failed = 0;

function check(what, faults) {
  if (!faults.length) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAIL ${what}`);
  faults.slice(0, 20).forEach((fault) => console.log(`    ${fault}`));
}

function pagesIn(dir) {
  return readdirSync(dir).sort().flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? pagesIn(path) : path.endsWith('.html') ? [path] : [];
  });
}

async function open(browser, path, look, faults) {
  const page = await browser.newPage(look);
  const inside = pathToFileURL(folder).href + '/';
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(inside) && !request.url().startsWith('data:')) faults.push(`asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(path).href);
  return page;
}

// In the dark only what depends on colour is looked at again.
async function axeFaults(page, look) {
  const runOnly = look.colorScheme === 'dark' ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } : {};
  await page.evaluate(axe);
  const found = await page.evaluate((only) => globalThis.axe.run(document, { preload: false, resultTypes: ['violations'], ...only }), runOnly);
  return found.violations.map((v) => `axe ${v.id}: ${v.help}: ${v.nodes.length} places, first ${v.nodes[0].target.join(' ')}`);
}

async function checkPage(browser, path, look) {
  const faults = [];
  const page = await open(browser, path, look, faults);
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  faults.push(...await axeFaults(page, look));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (beyond > 0) faults.push(`scrolls sideways by ${beyond} pixels`);
  await page.close();
  check(`${relative(folder, path)} (${look.name})`, faults);
}

// Typing into the search leaves the clauses that match, and keeps the words in the address. What fell short when last
// searched is found, and is still unknown: its cell tells both to who points at it.
async function checkFilter(browser, path) {
  const faults = [];
  const page = await open(browser, path, looks[0], faults);
  const rows = () => page.locator('#m tbody th[scope=row]:visible').count();
  const before = await rows();
  await page.fill('#f-q', 'extradition');
  await page.waitForTimeout(300);
  const after = await rows();
  if (!(after > 0 && after < before)) faults.push(`${before} rows before the search, ${after} after it`);
  if (!/extradition/.test(page.url())) faults.push(`the address does not keep the search: ${page.url()}`);
  await page.fill('#f-q', '');
  await page.selectOption('#f-topic', { index: 1 });
  await page.waitForTimeout(300);
  const ofTopic = await rows();
  if (!(ofTopic > 0 && ofTopic < before)) faults.push(`${before} rows before a topic is chosen, ${ofTopic} after it`);
  await page.selectOption('#f-topic', '');
  await page.selectOption('#f-status', 'was-short');
  await page.waitForTimeout(300);
  const cells = page.locator('#m td.was-short:not(.off)');
  if (await cells.count()) {
    await cells.first().hover();
    const title = await cells.first().locator('a').getAttribute('title');
    if (!/: unknown, (partly met|not met|conflict) on \d+ \w+ \d{4}/.test(title)) faults.push(`the title of what fell short when last searched: ${title}`);
  } else if (await rows()) {
    faults.push(`${await rows()} rows where nothing fell short when last searched`);
  }
  await page.close();
  check(`${relative(folder, path)}: the filter`, faults);
}

// The first page of a country prints on one A4: what is not known stands on it, the concordance does not.
async function checkPrint(browser, path, scratch) {
  const faults = [];
  const page = await open(browser, path, looks[0], faults);
  const file = join(scratch, 'page.pdf');
  writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
  await page.close();
  const text = (number) => execFileSync('pdftotext', ['-f', number, '-l', number, '-layout', file, '-'], { encoding: 'utf8' });
  const first = text('1');
  for (const wanted of ['Law as of', 'Principal shortfalls', 'What is not known'])
    if (!first.includes(wanted)) faults.push(`'${wanted}' is not on the first printed page`);
  if (/^\s*1\. All shortfalls/m.test(first)) faults.push('the first printed page holds a part of the concordance');
  check(`${relative(folder, path)}: the first printed page`, faults);
}

// In a briefing pack each country has two printed pages at most: the next part begins on the third.
async function checkBrief(browser, path, scratch) {
  const faults = [];
  const page = await open(browser, path, looks[0], faults);
  const file = join(scratch, 'brief.pdf');
  const heads = await page.evaluate(() => [...document.querySelectorAll('main > section > h2')].map((h) => ({ id: h.parentElement.id, text: h.textContent })));
  writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }));
  await page.close();
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').map((text) => text.trim());
  const begins = (text) => pages.findIndex((page) => page.replace(/\s+/g, ' ').startsWith(text.replace(/\s+/g, ' ')));
  pages.slice(0, -1).forEach((text, number) => { if (/^stocktake · not a legal opinion/.test(text)) faults.push(`page ${number + 1} is empty`); });
  heads.forEach((head, i) => {
    if (!/^[A-Z]{3}$/.test(head.id)) return;
    const from = begins(head.text);
    const to = begins(heads[i + 1].text);
    if (from < 0 || to < 0 || to - from > 2) faults.push(`${head.text} is on pages ${from + 1} to ${to}`);
  });
  if (!heads.some((head) => /^[A-Z]{3}$/.test(head.id))) faults.push('no country in it');
  check(`${relative(folder, path)}: two printed pages a country`, faults);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const scratch = mkdtempSync(join(tmpdir(), 'pages-'));
try {
  const paths = pagesIn(folder);
  const kinds = new Set();
  for (const path of paths) {
    const kind = relative(folder, path).replace(/\/.*/, '');
    if (kinds.has(kind) && !['yes', kind].includes(process.env.ALL)) continue;
    if (process.env.ALL) console.error(`${paths.indexOf(path) + 1} of ${paths.length}: ${relative(folder, path)}`);
    await Promise.all(looks.map((look) => checkPage(browser, path, look)));
    kinds.add(kind);
  }
  for (const path of paths.filter((p) => readFileSync(p, 'utf8').includes('id="filters"'))) await checkFilter(browser, path);
  for (const path of paths.filter((p) => /countries/.test(relative(folder, p)))) await checkPrint(browser, path, scratch);
  for (const path of paths.filter((p) => relative(folder, p) === 'brief.html')) await checkBrief(browser, path, scratch);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
