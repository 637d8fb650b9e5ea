import { useMutation } from '@tanstack/react-query';
import { startImport } from '#sources/web/bring/start-import.ts';
import { type BroughtGroup, mappingOf } from '#sources/web/bring/use-groups.ts';

/** Asks for the imports of all groups in their order. One that is refused stops the rest; those before it go on. */
export function useImportAll(onStarted: (runIds: string[]) => void) {
  return useMutation({
    mutationFn: async (groups: readonly BroughtGroup[]) => {
      const runIds: string[] = [];
      for (const brought of groups) {
        const mapping = mappingOf(brought);
        if (mapping) runIds.push(await startImport(brought.group, mapping, brought.kept.mode ?? 'both'));
      }
      return runIds;
    },
    onSuccess: onStarted,
  });
}
