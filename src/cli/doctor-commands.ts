import type { Command } from 'commander';

/** Whether everything is well with an installation. */
export function addDoctorCommands(program: Command): void {
  program
    .command('doctor')
    .description('look at the machine, the data folder and the database, and say what to do; ends with 1 where something is bad')
    .action(async (_options: object, command: Command) => (await import('./run-doctor.ts')).runDoctor(command));
}
