import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface ProviderPerson {
  email?: string | undefined;
  email_verified?: boolean | undefined;
  name: string;
  groups?: string[] | undefined;
}

/** A real provider of OpenID Connect on this machine, with people of the test's choosing. */
export interface TestProvider {
  issuer: string;
  clientSecret: string;
  /** By what they are called there. */
  people: Map<string, ProviderPerson>;
  /** Goes there as somebody's browser, signs in and agrees. @returns the address at which they come back. */
  visit(address: string, login: string): Promise<URL>;
  close(): Promise<void>;
}

export async function openProvider(redirectUris = ['http://localhost/api/auth/single-sign-on/callback']): Promise<TestProvider> {
  const people = new Map<string, ProviderPerson>();
  const clientSecret = randomBytes(24).toString('base64url');
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'entente', client_secret: clientSecret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'story' }] },
    cookies: { keys: [clientSecret] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    pkce: { required: () => true },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
  });
  const answer = provider.callback();
  http.on('request', (request, reply) => void answer(request, reply));
  const close = () =>
    new Promise<void>((done) => {
      http.closeAllConnections();
      http.close(() => done());
    });
  return { issuer, clientSecret, people, visit: (address, login) => visit(issuer, address, login), close };
}

/** Follows the provider's own pages: its development log-in, its question whether one agrees, and the way back. */
async function visit(issuer: string, address: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  let form: Record<string, string> | null = null;
  for (let steps = 0; steps < 15; steps++) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
      cookies.set(name, value);
    }
    form = null;
    const location = answer.headers.get('location');
    if (location) {
      next = new URL(location, next);
      if (next.origin !== issuer) return next;
      continue;
    }
    const text = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
    if (!prompt) throw new Error(`the provider says ${answer.status}: ${text.slice(0, 500)}`);
    form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
  }
  throw new Error('the provider sends on and on');
}
