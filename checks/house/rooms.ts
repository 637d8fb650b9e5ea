/** The slices in the order in which they may know each other. Those of `last` never know one another. */
export const slicesInOrder = ['workspace', 'discussion', 'sources', 'identity', 'journeys', 'asks', 'agreement', 'handoff'] as const;
export const lastSlices = [
  'scoreboard',
  'claims',
  'credit',
  'pulse',
  'plan',
  'meetings',
  'exchanges',
  'library',
  'recognition',
  'reports',
  'academy',
  'today',
  'demo',
  'finding',
  'running',
  'bulk',
] as const;

/** The few files that may see several slices: the composition root, the terminal, the router and pages over several slices. */
const seesAll = [
  /^src\/(main|serve|app|background|slices|schedules|cli)\.ts$/,
  /^src\/cli\//,
  /^src\/web\/(main|router)\.tsx?$/,
  /^src\/web\/pages\//,
];

export type Room = { name: string; isSlice: boolean; isWeb: boolean };

/** The room a file of src stands in; null for the composition root and whatever is outside src. */
export function roomOf(file: string): Room | null {
  if (!file.startsWith('src/') || seesAll.some((pattern) => pattern.test(file))) return null;
  const [, name, next] = file.split('/') as [string, string, string | undefined];
  const isSlice = [...slicesInOrder, ...lastSlices].includes(name as 'workspace');
  return { name, isSlice, isWeb: name === 'web' || (isSlice && next === 'web') };
}

export function isTest(file: string): boolean {
  return /\.(test|story\.test|e2e\.test)\.tsx?$/.test(file);
}
