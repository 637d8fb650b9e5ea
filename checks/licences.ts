import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for nothing but their notice. */
const accepted =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|OFL-1\.1|PostgreSQL|CC-BY-4\.0)$/;

interface LockedPackage {
  license?: string;
  dev?: boolean;
  /** Needed to build, and named by something shipped as an optional companion: it is not shipped either. */
  devOptional?: boolean;
}

/**
 * Packages that are shipped or served, whose licence is not on the list.
 * @param root a folder with package-lock.json. Packages of other platforms, not installed here, are judged by the lock file.
 */
export function refusedLicences(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && (!(dev || devOptional || builtWith.test(path)) || servedToBrowsers.test(path)))
    .map(([path, entry]) => ({ path, licence: entry.license ?? installedLicence(root, path) ?? 'unknown' }))
    .filter(({ licence }) => !isAccepted(licence))
    .map(({ path, licence }) => `${path.replace(/^.*node_modules\//, '')}: ${licence}`);
}

/** The binaries of a tool that only builds the style sheets; npm's lock file calls them optional, not what they are for. */
const builtWith = /node_modules\/lightningcss/;

/** Built into the web app, though only needed when it is built. */
const servedToBrowsers = /node_modules\/(react|react-dom|scheduler|@tanstack|@radix-ui|radix-ui|d3-|@fontsource)/;

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
