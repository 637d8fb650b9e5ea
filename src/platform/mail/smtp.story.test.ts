import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { deliverBySmtp } from '#platform/mail/smtp.ts';
import type { SmtpRoute } from '#platform/mail/smtp-route.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  closing.push(server.close);
  return server;
}

/** Something that listens and is no mail server. */
async function listen(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    answer(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const mail = { messageId: '<a@entente>', to: 'mei@northlake.example', subject: 'Grüße', text: 'Hello\n', html: '<p>Hello</p>' };
const route = (port: number, changes: Partial<SmtpRoute> = {}): SmtpRoute => ({
  host: '127.0.0.1',
  port,
  encryption: 'none',
  user: null,
  password: null,
  fromName: 'Entente “Northlake”',
  fromAddress: 'entente@northlake.example',
  isTrusted: true,
  ...changes,
});
const send = (to: SmtpRoute, allow: string[] = []) => deliverBySmtp(to, mail, { allow, mostMilliseconds: 700 });

test('a mail arrives as it was written', async () => {
  const server = await serve();
  expect(await send(route(server.port))).toMatchObject({ ok: true, said: expect.stringContaining('250') });
  const arrived = server.mailTo('mei@northlake.example');
  expect(arrived).toMatchObject({ subject: 'Grüße', messageId: '<a@entente>', text: 'Hello\n', html: '<p>Hello</p>' });
  expect(arrived.from?.value).toEqual([{ name: 'Entente “Northlake”', address: 'entente@northlake.example' }]);
  expect(arrived.headers.get('auto-submitted')).toBe('auto-generated');
});

test('who is signed in with the right password is let in, and with a wrong one hears so in the server’s words', async () => {
  const onAuth = (
    { username, password }: { username?: string; password?: string },
    _session: unknown,
    done: (error: Error | null, ok?: { user: string }) => void,
  ) => (username === 'ana' && password === 'lake' ? done(null, { user: 'ana' }) : done(new Error('5.7.8 Who are you?')));
  const server = await serve({ authOptional: false, allowInsecureAuth: true, onAuth: onAuth as never });
  expect(await send(route(server.port, { user: 'ana', password: 'lake' }))).toMatchObject({ ok: true });
  expect(await send(route(server.port, { user: 'ana', password: 'sea' }))).toMatchObject({
    ok: false,
    reason: 'sign-in-refused',
    said: expect.stringContaining('Who are you?'),
    isFinal: false,
  });
});

test('an address that is refused for good is not tried again; one that is not taken now is', async () => {
  const answer = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
  const never = await serve({ onRcptTo: (_address, _session, done) => done(answer(550, 'No such person here')) });
  expect(await send(route(never.port))).toEqual({
    ok: false,
    reason: 'address-refused',
    said: '550 No such person here',
    isFinal: true,
  });
  const later = await serve({ onRcptTo: (_address, _session, done) => done(answer(451, 'Greylisted, come back')) });
  expect(await send(route(later.port))).toMatchObject({ ok: false, reason: 'not-now', isFinal: false });
  const full = await serve({ afterMail: () => answer(554, 'This is advertising') });
  expect(await send(route(full.port))).toMatchObject({ ok: false, reason: 'refused', said: '554 This is advertising', isFinal: true });
});

test('a server that is silent, gone, or breaks off is one to come back to', async () => {
  const silent = await listen(() => {});
  expect(await send(route(silent))).toMatchObject({ ok: false, reason: 'too-slow', isFinal: false });
  const breaksOff = await listen((socket) => socket.end('220 hello\r\n'));
  expect(await send(route(breaksOff))).toMatchObject({ ok: false, reason: 'no-answer', isFinal: false });
  const gone = await serve();
  await gone.close();
  expect(await send(route(gone.port))).toMatchObject({ ok: false, reason: 'no-answer', isFinal: false });
});

test('without the encryption that was asked for nothing is said', async () => {
  const plain = await serve();
  expect(await send(route(plain.port, { encryption: 'starttls' }))).toMatchObject({ ok: false, reason: 'no-encryption' });
  // smtp-server brings a certificate of its own, which expired and nobody signed.
  const unknown = await serve({ disabledCommands: [] });
  expect(await send(route(unknown.port, { encryption: 'starttls' }))).toMatchObject({ ok: false, reason: 'not-trusted' });
  const whole = await serve({ disabledCommands: [], secure: true });
  expect(await send(route(whole.port, { encryption: 'tls' }))).toMatchObject({ ok: false, reason: 'not-trusted' });
  expect([plain, unknown, whole].map((server) => server.mails.length)).toEqual([0, 0, 0]);
});

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasOpenssl)('with a certificate that is trusted, STARTTLS and TLS both carry the mail', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-mail-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const asked = [
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  ];
  execFileSync('openssl', ['req', ...asked, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, cert]);
  closing.push(() => tls.setDefaultCACertificates(before));
  for (const encryption of ['starttls', 'tls'] as const) {
    const server = await serve({ disabledCommands: [], secure: encryption === 'tls', key, cert });
    expect(await send(route(server.port, { host: 'localhost', encryption }))).toMatchObject({ ok: true });
    expect(server.mails).toHaveLength(1);
    // The certificate is for localhost, and not for whoever else is at this address.
    expect(await send(route(server.port, { encryption }))).toMatchObject({ ok: false, reason: 'not-trusted' });
  }
});

test('a host that was typed in a page leads to no closed network, unless the operator opened it', async () => {
  const server = await serve();
  const typed = (host: string) => route(server.port, { host, isTrusted: false });
  for (const host of ['127.0.0.1', 'localhost', '::1', '169.254.169.254', '10.0.0.1']) {
    expect([host, await send(typed(host))]).toEqual([host, expect.objectContaining({ ok: false, reason: 'closed-network' })]);
  }
  expect(server.mails).toHaveLength(0);
  expect(await send(typed('127.0.0.1'), ['127.0.0.0/8'])).toMatchObject({ ok: true });
  expect(await send(typed('localhost'), ['127.0.0.0/8', '::1'])).toMatchObject({ ok: true });
});
