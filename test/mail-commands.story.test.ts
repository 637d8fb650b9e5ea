import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { entente, newDataFolder, removeDataFolder } from '#test/program.ts';

let folder: string;
let mails: MailServer;
beforeAll(async () => {
  folder = newDataFolder();
  mails = await startMailServer();
});
afterAll(async () => {
  await mails.close();
  removeDataFolder(folder);
});

const say = async (words: string[], env: Record<string, string> = {}) =>
  (await entente([...words, '--data', folder], env)) as { code: number; out: string; err: string };

test('from a terminal: invite without a mail server, find the link in the outbox, set one up, test it, and send what was kept', async () => {
  const invited = await say(['invite', 'mei@northlake.example', '--team', 'sales', '--role', 'member']);
  expect(invited.out).toMatch(
    /^http:\/\/localhost:4100\/join\/inv_\S+\nGood until .* No mail server is set up: send it to mei@northlake\.example only\./,
  );
  const link = invited.out.split('\n')[0]!;
  const [mail] = JSON.parse((await say(['mail', '--json'])).out).mails;
  expect(mail).toMatchObject({ to: 'mei@northlake.example', state: 'kept' });
  expect((await say(['mail', 'show', mail.id])).out).toContain(link);
  expect(await say(['mail', 'test', '--to', 'mei@northlake.example'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nobody has set up how mail is sent.'),
  });

  const env = { ENTENTE_SMTP_URL: `smtp://127.0.0.1:${mails.port}?encryption=none`, ENTENTE_MAIL_FROM: 'Entente <e@northlake.example>' };
  expect((await say(['mail', 'test', '--to', 'raj@northlake.example'], env)).out).toMatch(/^127\.0\.0\.1 took it and said: 250 /);
  expect(mails.mailTo('raj@northlake.example').subject).toBe('A test from Entente');
  expect((await say(['mail', 'send', mail.id], env)).out).toBe('On its way to mei@northlake.example.\n');
}, 180_000);
