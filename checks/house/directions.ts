import { importsOf, type Import } from './imports.ts';
import { isTest, lastSlices, roomOf, slicesInOrder, type Room } from './rooms.ts';
import type { Tree, Violation } from './violation.ts';

/** Who may import whom. Tests may look into any room. */
export function checkDirections(tree: Tree): Violation[] {
  const imports = importsOf(tree);
  const isPure = purity(imports);
  return imports
    .filter(({ from }) => !isTest(from))
    .flatMap((one) =>
      (one.to === null ? packageRules(one) : directionRules(one, isPure)).map((rule) => ({
        file: one.from,
        rule: `${rule} (${one.written})`,
      })),
    );
}

type IsPure = (file: string) => boolean;

/** A rule file imports nothing at run time but kernel: it may be read by the screens of its own slice. */
function purity(imports: readonly Import[]): IsPure {
  const impure = new Set(imports.filter(({ to, isTypeOnly }) => !isTypeOnly && !to?.startsWith('src/kernel/')).map(({ from }) => from));
  return (file) => !impure.has(file);
}

function directionRules({ from, to, isTypeOnly }: Import, isPure: IsPure): string[] {
  const here = roomOf(from);
  const there = roomOf(to!);
  if (from.startsWith('src/') && !to!.startsWith('src/')) return ['what is shipped imports nothing that is not: test, e2e, checks, bench'];
  if (!here) return [];
  if (!there)
    return to!.startsWith('src/') && !to!.startsWith('src/web/') ? ['only the composition root imports the composition root'] : [];
  if (here.isWeb) return webRules(here, there, { to: to!, isTypeOnly, isPure: isPure(to!) });
  if (there.isWeb) return ['screens are imported by screens only'];
  if (here.name === there.name) return [];
  if (there.name === 'kernel') return [];
  if (here.name === 'kernel') return ['kernel imports nothing of ours'];
  if (here.name === 'platform') return ['platform imports kernel only'];
  if (!there.isSlice) return there.name === 'platform' ? [] : [`${here.name} does not import ${there.name}`];
  return sliceRules(here.name, there.name, to!);
}

function sliceRules(here: string, there: string, to: string): string[] {
  const problems: string[] = [];
  if (!to.endsWith('/public.ts')) problems.push('another slice is entered through its public.ts');
  const isLast = (name: string) => lastSlices.includes(name as 'scoreboard');
  if (isLast(here) && isLast(there)) problems.push('the last slices never import each other');
  const place = (name: string) => (isLast(name) ? slicesInOrder.length : slicesInOrder.indexOf(name as 'workspace'));
  if (!isLast(there) && place(there) >= place(here)) problems.push(`a slice imports only slices before it: ${slicesInOrder.join(' <- ')}`);
  if (isLast(there) && !isLast(here)) problems.push('nothing imports the last slices but the composition root');
  return problems;
}

function webRules(here: Room, there: Room, { to, isTypeOnly, isPure }: { to: string; isTypeOnly: boolean; isPure: boolean }): string[] {
  if (there.name === 'kernel' || there.name === 'web') return [];
  if (there.name === 'platform') return ['screens do not import platform'];
  if (there.isWeb)
    return here.name === 'web' || here.name === there.name
      ? []
      : ['a screen imports its own slice only; what shows two of them is in src/web/pages'];
  const isSchema = /^src\/[^/]+\/(.+\/)?schema\.ts$/.test(to) || to.startsWith(`src/${there.name}/mapping/`);
  if (!isSchema && isPure && here.name === there.name) return [];
  if (!isSchema) return ['a screen imports nothing of its slice but schema.ts and pure rules'];
  if (here.name !== there.name && here.name !== 'web') return ['a screen imports the schema of its own slice only'];
  return isTypeOnly ? [] : ['a screen imports the types of schema.ts only: zod stays out of the browser'];
}

const kernelPackages = ['sqids', 'temporal-polyfill'];

function packageRules({ from, written }: Import): string[] {
  const room = roomOf(from);
  if (room?.name === 'kernel' && !kernelPackages.includes(written)) return [`kernel is pure: only ${kernelPackages.join(', ')}`];
  if (room?.isWeb && /^(node:|pg|kysely|fastify|better-auth|zod)/.test(written)) return ['this does not belong in a browser'];
  return [];
}
