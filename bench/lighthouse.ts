import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DemoAnswer } from '#demo/schema.ts';

// Lighthouse, preset desktop, of the built app with the demo company: the page to sign in, and Today of the head of marketing, signed in.
// Lighthouse is brought by npx: with what it needs it is larger than the product. CHROME_PATH says which Chromium.
//   node bench/lighthouse.ts FOLDER [times]   ends with 1 where the middle of the scores is below 95

const lighthouse = 'lighthouse@13.5.0';
const aim = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const chromeFlags = `--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync`;

interface Report {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

const [folder, times = '3'] = process.argv.slice(2);
if (!folder) throw new Error('node bench/lighthouse.ts FOLDER [times]');
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o755);
const address = 'http://localhost:4787';
const start = join(resolve(import.meta.dirname, '..'), 'bin/start');
const server = spawn(start, ['--demo', '--data', join(folder, 'data'), '--port', '4787'], { stdio: ['ignore', 'ignore', 'inherit'] });
try {
  const email = await emailOfAna();
  const pages = { 'sign-in': ['/sign-in', ''], Today: ['/today', await signIn(email)] } as const;
  for (const [name, [path, cookie]] of Object.entries(pages)) judge(name, path, cookie);
} finally {
  server.kill('SIGINT');
}

/** When the demo is whole. */
async function emailOfAna(): Promise<string> {
  for (let waited = 0; waited < 300; waited++) {
    const demo = (await fetch(`${address}/api/demo`).then(
      (answer) => answer.json(),
      () => null,
    )) as DemoAnswer | null;
    if (demo?.state === 'ready') return demo.eyes![0]!.email;
    await pause(1000);
  }
  throw new Error('there is no demo company after five minutes');
}

async function signIn(email: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: address };
  const answer = await fetch(`${address}/api/demo/sessions`, { method: 'POST', headers, body: JSON.stringify({ email }) });
  if (!answer.ok) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

function judge(name: string, path: string, cookie: string): void {
  const reports = Array.from({ length: Number(times) }, (_, at) => ask(`${name}-${at}`, path, cookie));
  for (const category of categories) {
    const scores = reports.map((report) => Math.round(report.categories[category]!.score * 100)).toSorted((one, other) => one - other);
    const middle = scores[Math.floor(scores.length / 2)]!;
    process.stdout.write(`| ${name} | ${category} | ${middle} | ${scores.join(', ')} |\n`);
    if (middle < aim) process.exitCode = 1;
  }
  for (const line of new Set(reports.flatMap(whatCosts))) process.stdout.write(`  ${line}\n`);
}

function ask(name: string, path: string, cookie: string): Report {
  const file = join(folder!, `${name}.json`);
  const headers = JSON.stringify(cookie ? { Cookie: cookie } : {});
  const words = [
    `${address}${path}`,
    '--preset=desktop',
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--extra-headers=${headers}`,
  ];
  const flags = [`--only-categories=${categories.join(',')}`, `--chrome-flags=${chromeFlags.replaceAll(/\s+/g, ' ')}`];
  const { status, stderr } = spawnSync('npx', ['--yes', lighthouse, ...words, ...flags], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

/** What keeps a page from 100. */
function whatCosts(report: Report): string[] {
  const counted = categories.flatMap((category) => report.categories[category]!.auditRefs.filter(({ weight }) => weight > 0));
  return counted.flatMap(({ id }) => {
    const { score, title, displayValue = '' } = report.audits[id]!;
    return score === null || score >= 0.9 ? [] : [`${id}: ${title} ${displayValue}`];
  });
}
