import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createBareServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutbound, type OutboundRequest } from './outbound.ts';
import { readAllowedHosts } from './allowed-hosts.ts';
import { checkWrittenAddress, type ResolveHost } from './check-destination.ts';
import { isPublicAddress } from './public-address.ts';

const servers: { close(): unknown }[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A server on this machine. @returns its address without a slash at the end. */
async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(listener);
  servers.push({ close: () => closed(server) });
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}

const limits = { mostBytes: 1_000_000, mostMilliseconds: 5000 };
const open = ['127.0.0.1'];

async function get(url: string, allow: readonly string[] = open, extra: Partial<OutboundRequest> = {}, resolve?: ResolveHost) {
  const outcome = await createOutbound({ allow, ...(resolve && { resolve }) }).send({ url, ...limits, ...extra });
  if (!outcome.ok) return { code: outcome.problem.code, message: outcome.problem.message };
  const { status, body, url: from, headers } = outcome.answer;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of body) chunks.push(chunk);
  } catch (error) {
    return { status, code: (error as { problem?: { code: string } }).problem?.code };
  }
  return { status, text: Buffer.concat(chunks).toString(), from, headers };
}

describe('what is fetched', () => {
  test('an answer with its status, headers and body', async () => {
    const place = await serve((_request, response) => response.writeHead(200, { etag: '"1"' }).end('id,name\n1,Ingrid\n'));
    expect(await get(`${place}/people.csv`)).toMatchObject({ status: 200, text: 'id,name\n1,Ingrid\n', headers: { etag: '"1"' } });
  });

  test('a redirect is followed, and where it ended is said', async () => {
    const place = await serve((request, response) =>
      request.url === '/old' ? response.writeHead(302, { location: '/new' }).end() : response.end('new'),
    );
    expect(await get(`${place}/old`)).toMatchObject({ text: 'new', from: `${place}/new` });
  });

  test('five redirects are followed, a sixth is not', async () => {
    const place = await serve((request, response) => {
      const left = Number(request.url!.slice(1));
      return left === 0 ? response.end('there') : response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    expect(await get(`${place}/5`)).toMatchObject({ text: 'there' });
    expect(await get(`${place}/6`)).toMatchObject({ code: 'too-many-redirects' });
  });

  test('a header of the first host is not sent to the second', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end('other');
    });
    const place = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(302, { location: request.url === '/away' ? other : '/away' }).end();
    });
    expect(await get(`${place}/`, open, { headers: { authorization: 'Bearer sesame' } })).toMatchObject({ text: 'other' });
    expect(seen).toEqual(['Bearer sesame', 'Bearer sesame', undefined]);
  });
});

describe('what is refused', () => {
  const closedAddresses = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
  ];
  test.each(closedAddresses)('%s is closed before anybody is asked where it leads', (url) => {
    expect(() => checkWrittenAddress(new URL(url), readAllowedHosts([]))).toThrow('closed network');
    expect(() => checkWrittenAddress(new URL(url), readAllowedHosts(['0.0.0.0/0', '::/0']))).not.toThrow();
  });

  test.each(closedAddresses)('%s leads into a closed network', async (url) => {
    expect(await get(url, [])).toMatchObject({ code: 'closed-network', message: expect.not.stringContaining('169.254.169.254/') });
  });

  test('a name that leads to a closed address, or to an open one and a closed one', async () => {
    const resolve: ResolveHost = async (name) =>
      (name === 'mixed.example' ? ['93.184.215.14', '10.0.0.1'] : ['10.0.0.1']).map((address) => ({ address, family: 4 }));
    expect(await get('http://inside.example/', [], {}, resolve)).toMatchObject({ code: 'closed-network' });
    expect(await get('http://mixed.example/', [], {}, resolve)).toMatchObject({ code: 'closed-network' });
  });

  test.each(['file:///etc/passwd', 'ftp://files.example/', 'gopher://files.example/', 'data:text/csv,id', 'not an address'])(
    '%s is no address of the web',
    async (url) => {
      expect((await get(url)).code).toMatch(/^not-/);
    },
  );

  test('a name or a password in the address', async () => {
    expect(await get('http://ana:secret@127.0.0.1/')).toMatchObject({
      code: 'password-in-address',
      message: expect.not.stringContaining('secret'),
    });
  });

  test('a redirect into a closed network, by address, by name and by scheme', async () => {
    const place = await serve((request, response) =>
      response.writeHead(302, { location: decodeURIComponent(request.url!.slice(1)) }).end(),
    );
    const resolve: ResolveHost = async () => [{ address: '169.254.169.254', family: 4 }];
    for (const target of ['http://127.0.0.2/', 'http://[::1]/', 'http://metadata.example/', '//10.0.0.1/']) {
      expect([target, (await get(`${place}/${encodeURIComponent(target)}`, open, {}, resolve)).code]).toEqual([target, 'closed-network']);
    }
    expect(await get(`${place}/${encodeURIComponent('file:///etc/passwd')}`)).toMatchObject({ code: 'not-http' });
  });

  test('a name that leads elsewhere when asked again is asked once, and connected is to what was checked', async () => {
    let asked = 0;
    const here = await serve((_request, response) => response.end('the checked one'));
    const { port } = new URL(here);
    // First an address that is open, from then on one at which nobody should ever be called.
    const rebinding: ResolveHost = async () => [{ address: ++asked === 1 ? '127.0.0.1' : '127.0.0.3', family: 4 }];
    expect(await get(`http://rebinding.example:${port}/`, open, {}, rebinding)).toMatchObject({ text: 'the checked one' });
    expect(asked).toBe(1);
    // The other way round it is refused before anybody is called.
    const reversed: ResolveHost = async () => [{ address: ++asked === 2 ? '127.0.0.3' : '127.0.0.1', family: 4 }];
    expect(await get(`http://rebinding.example:${port}/`, open, {}, reversed)).toMatchObject({ code: 'closed-network' });
    expect(asked).toBe(2);
  });

  test.each([
    'Host',
    'content-length',
    'Transfer-Encoding',
    'CONNECTION',
    'Keep-Alive',
    'Upgrade',
    'TE',
    'Trailer',
    'Expect',
    'Proxy-Authorization',
  ])('a request that says %s for the connection, before anybody is asked', async (name) => {
    let asked = 0;
    const place = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    expect(await get(place, open, { headers: { [name]: '1' } })).toMatchObject({ code: 'header-of-connection' });
    expect(asked).toBe(0);
  });

  test('an answer that is too large, whether it says so or not', async () => {
    const place = await serve((request, response) => {
      if (request.url === '/said') response.setHeader('content-length', 2_000_000);
      response.end(Buffer.alloc(2_000_000));
    });
    expect(await get(`${place}/said`)).toMatchObject({ code: 'too-large' });
    expect(await get(`${place}/`)).toMatchObject({ code: 'too-large' });
  });

  test('an answer that does not come to its end in time, or breaks off', async () => {
    const place = await serve((request, response) => {
      if (request.url === '/silent') return;
      response.writeHead(200, { 'content-length': 100 }).write('half');
      if (request.url === '/broken') setImmediate(() => response.destroy());
    });
    expect(await get(`${place}/silent`, open, { mostMilliseconds: 150 })).toMatchObject({ code: 'too-slow' });
    expect(await get(`${place}/half`, open, { mostMilliseconds: 150 })).toMatchObject({ status: 200, code: 'too-slow' });
    expect(await get(`${place}/broken`)).toMatchObject({ code: expect.stringMatching(/cut-short|no-answer/) });
  });

  test('a host that is not there, and one that speaks something else', async () => {
    const nobody: ResolveHost = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await get('http://nobody.example/', open, {}, nobody)).toMatchObject({ code: 'no-such-host' });
    const bare = createBareServer((socket) => {
      socket.on('error', () => {}).write('SSH-2.0-OpenSSH\r\n');
      socket.destroySoon();
    });
    servers.push({ close: () => new Promise((resolve) => bare.close(resolve)) });
    await new Promise<void>((resolve) => void bare.listen(0, '127.0.0.1', resolve));
    expect(await get(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`)).toMatchObject({ code: 'no-answer' });
  });
});

describe('what the operator opens', () => {
  const resolve: ResolveHost = async () => [{ address: '127.0.0.1', family: 4 }];
  test.each([
    ['a network', ['127.0.0.0/8']],
    ['a host by its name', ['files.example']],
    ['a host by its name, however it is written', ['Files.Example']],
  ])('%s', async (_what, allow) => {
    const place = await serve((_request, response) => response.end('inside'));
    expect(await get(`http://files.example:${new URL(place).port}/`, allow, {}, resolve)).toMatchObject({ text: 'inside' });
  });

  test('opens nothing beside it', async () => {
    expect(await get('http://other.example/', ['files.example'], {}, resolve)).toMatchObject({ code: 'closed-network' });
    expect(await get('http://127.0.0.1/', ['10.0.0.0/8', 'fd00::/8'], {}, resolve)).toMatchObject({ code: 'closed-network' });
  });

  test.each(['10.0.0.0/33', 'http://files.example', 'a b', '/8'])('%s is neither a host nor a network', (entry) => {
    expect(() => createOutbound({ allow: [entry] })).toThrow('Neither a host nor a network');
  });
});

test('public addresses are open', () => {
  for (const address of ['93.184.215.14', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450::8a']) {
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  }
});
