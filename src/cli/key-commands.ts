import type { Command } from 'commander';
import type { ApiKeyAnswer } from '#workspace/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** Keys for programs: what there is, a new one, and none any more. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('api-keys').description('the keys that programs use');
  keys
    .command('list', { isDefault: true })
    .description('the keys there are, what each is for, and when it was last used')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<{ apiKeys: ApiKeyAnswer[] }>('/api/api-keys');
        print(command, answer, ({ apiKeys }) =>
          table(
            ['id', 'name', 'acts for', 'may', 'last used', 'works until'],
            apiKeys.map((key) => [key.id, key.name, key.memberName, mayOf(key), key.lastUsedOn, key.expiresAt]),
            'There is no key yet: entente api-keys make NAME',
          ),
        );
      }),
    );
  addMake(keys);
  keys
    .command('revoke')
    .description('close a key for good')
    .argument('<id>', 'as "entente api-keys" shows it')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.remove<{ revoked: true }>(`/api/api-keys/${encodeURIComponent(id)}`);
        print(command, answer, () => 'Programs that use it are refused from now on.');
      }),
    );
}

function addMake(keys: Command): void {
  keys
    .command('make')
    .description('make a key that acts for you; it is printed once')
    .argument('<name>', 'what it is for')
    .option('--scope <scope...>', 'such as asks:read sources:write; left out: all that you may')
    .option('--last-day <day>', 'the last day on which it works, such as 2027-12-31; left out: until it is revoked')
    .action((name: string, { scope, lastDay }: { scope?: string[]; lastDay?: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const wanted = { name, ...(scope ? { scopes: scope } : {}), ...(lastDay ? { lastDay } : {}) };
        const answer = await connection.post<{ apiKey: ApiKeyAnswer; key: string }>('/api/api-keys', wanted);
        print(command, answer, ({ apiKey, key }) => `${key}\nMay: ${mayOf(apiKey)}. Shown now and never again.`);
      }),
    );
}

const mayOf = ({ scopes, memberName }: ApiKeyAnswer) => scopes?.join(' ') ?? `all that ${memberName} may`;
