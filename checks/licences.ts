import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from './house/imports.ts';
import { readTree } from './house/read-tree.ts';
import { isTest, roomOf } from './house/rooms.ts';

/** Licences that ask for nothing but their notice. */
const accepted =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|OFL-1\.1|PostgreSQL|CC-BY-4\.0)$/;

interface LockedPackage {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

type Lock = Readonly<Record<string, LockedPackage>>;

/**
 * Packages that are shipped or served, whose licence is not on the list. Tools we only build and test with are not asked.
 * @param root a folder with package-lock.json and sources. Packages of other platforms, not installed here, are judged by the lock file.
 */
export function refusedLicences(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Lock };
  return shippedPackages(packages, servedPackages(root))
    .map((path) => ({ path, licence: packages[path]!.license ?? installedLicence(root, path) ?? 'unknown' }))
    .filter(({ licence }) => !isAccepted(licence))
    .map(({ path, licence }) => `${path.replace(/^.*node_modules\//, '')}: ${licence}`);
}

/** What runs in production, and what is built into the web app, each with all that it needs. */
function shippedPackages(packages: Lock, served: readonly string[]): string[] {
  const { dependencies, optionalDependencies } = packages['']!;
  const found = new Set<string>();
  const open = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...served].map((name) => ({ name, from: '' }));
  for (let next = open.pop(); next; next = open.pop()) {
    const path = placeOf(next.name, next.from, packages);
    if (!path || found.has(path)) continue;
    found.add(path);
    open.push(...neededBy(packages[path]!).map((name) => ({ name, from: path })));
  }
  return [...found].toSorted();
}

function neededBy({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }: LockedPackage): string[] {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Where Node would find a package: in the nearest node_modules upwards. */
function placeOf(name: string, from: string, packages: Lock): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return null;
  }
}

/** Packages that screens import, and fonts that style sheets do. */
function servedPackages(root: string): string[] {
  const tree = readTree(root, ['src']);
  const imported = importsOf(tree).filter(({ from, to }) => to === null && isServed(from) && !isTest(from));
  const styles = [...tree]
    .filter(([file]) => file.endsWith('.css'))
    .flatMap(([, text]) => [...text.matchAll(/@import '([^'.][^']*)'|url\('(@[^']+)'\)/g)]);
  const written = [...imported.map((one) => one.written), ...styles.map(([, imports, url]) => imports ?? url!)];
  return [...new Set(written.map((path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/')))];
}

function isServed(file: string): boolean {
  return file.startsWith('src/web/') || roomOf(file)?.isWeb === true;
}

/** "(A OR B)" is accepted when one of them is, "A AND B" when both are. */
export function isAccepted(licence: string): boolean {
  const words = licence.replace(/[()]/g, '');
  if (words.includes(' OR ')) return words.split(' OR ').some(isAccepted);
  return words.split(' AND ').every((word) => accepted.test(word.trim()));
}

function installedLicence(root: string, path: string): string | undefined {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type: string } };
  return typeof license === 'object' ? license.type : license;
}
