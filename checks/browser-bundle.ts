import { relative } from 'node:path';
import type { Plugin } from 'vite';

const serverFolders =
  /^src\/(platform|cli)\/|^src\/(main|app|slices|schedules|cli)\.ts$|^src\/[a-z-]+\/(store\/|(store|slice|routes|public)\.ts$)/;
const serverPackages = /node_modules\/(pg|pg-[a-z-]+|kysely|fastify|@fastify|better-auth|@better-auth|zod|pino|commander|csv-parse)\//;

/**
 * Refuses to build a web app with server code in it, however it got there: what the import rules cannot see,
 * such as a package that brings another one, is seen in the finished bundle.
 * @param root the repository.
 */
export function refuseServerModules(root: string): Plugin {
  return {
    name: 'refuse-server-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? Object.keys(part.modules) : []));
      const refused = modules.map((id) => relative(root, id)).filter(isServerModule);
      if (refused.length > 0) this.error(`not for a browser: ${refused.join(', ')}`);
    },
  };
}

/** Node's own modules are replaced by an empty stand-in, whose name tells. */
function isServerModule(id: string): boolean {
  return serverFolders.test(id) || serverPackages.test(id) || id.includes('__vite-browser-external');
}
