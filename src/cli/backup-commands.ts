import type { Command } from 'commander';

/** Everything in one file, and back from it. Both work on the database itself: Entente may run meanwhile, or not at all. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('everything the database holds at this moment, in one file')
    .argument('<place>', 'a file that is not there yet, or a folder, in which it is named by the moment')
    .action(async (place: string, _options: object, command: Command) => (await import('./run-backup.ts')).backUp(place, command));
  program
    .command('restore')
    .description('a backup, into an empty data folder or database')
    .argument('<file>')
    .option('--check', 'only read the backup to its end and say whether it is whole')
    .action(async (file: string, { check = false }: { check?: boolean }, command: Command) => {
      const { checkOnly, restore } = await import('./run-backup.ts');
      await (check ? checkOnly(file, command) : restore(file, command));
    });
}
