import { t } from '#kernel/language/say.ts';
import * as client from 'openid-client';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { readAllowedHosts } from '#platform/outbound/allowed-hosts.ts';
import { isConnectionHeader } from '#platform/outbound/connection-headers.ts';
import { createOutbound, type Outbound } from '#platform/outbound/outbound.ts';

/** A provider of sign-in (OpenID Connect), as it knows this installation. */
export interface Provider {
  /** Such as https://id.northlake.example/realms/staff, as its own configuration says it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What has to be the same when somebody comes back. */
export interface SignOnMemo {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export type Claims = Readonly<Record<string, unknown>> & { sub: string };

/** Signing in by a provider: code flow with PKCE, state and nonce, over the one guarded way out. */
export interface Providers {
  /** Whether the provider is there and is who it says it is. */
  check(provider: Provider): Promise<Problem | null>;
  /** @returns the address to send the browser to. */
  begin(provider: Provider, redirectUri: string): Promise<Outcome<{ address: string; memo: SignOnMemo }>>;
  /** @param cameBackTo the whole address at which the browser came back. @returns what the provider says of them. */
  finish(provider: Provider, cameBackTo: URL, memo: SignOnMemo, wanted: readonly string[]): Promise<Outcome<{ claims: Claims }>>;
}

const mostBytes = 1_000_000;
const mostMilliseconds = 10_000;

/** @param options.allow what the operator opens beyond public hosts: an issuer of the own network is named there, and only such a one may do without https. */
export function createProviders(options: { allow: readonly string[] }): Providers {
  const outbound = createOutbound(options);
  const allowed = readAllowedHosts(options.allow);
  const open = async ({ issuer, clientId, clientSecret }: Provider) => {
    const url = new URL(issuer);
    const isInside = allowed.hasName(url.hostname) || allowed.hasAddress(url.hostname);
    if (url.protocol !== 'https:' && !isInside) throw new Error('not https');
    const insecure = url.protocol === 'https:' ? [] : [client.allowInsecureRequests];
    return client.discovery(url, clientId, clientSecret, undefined, { [client.customFetch]: fetchBy(outbound), execute: insecure });
  };
  return {
    check: async (provider) => {
      const outcome = await known(() => open(provider).then(() => ({})));
      return outcome.ok ? null : outcome.problem;
    },
    begin: (provider, redirectUri) => known(async () => begin(await open(provider), redirectUri)),
    finish: (provider, cameBackTo, memo, wanted) => known(async () => finish(await open(provider), cameBackTo, memo, wanted)),
  };
}

async function begin(config: client.Configuration, redirectUri: string) {
  const memo = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
  const offered = config.serverMetadata().scopes_supported ?? [];
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    // Where groups are a scope of their own, they are told only to whoever asks.
    scope: ['openid', 'email', 'profile', ...(offered.includes('groups') ? ['groups'] : [])].join(' '),
    code_challenge: await client.calculatePKCECodeChallenge(memo.codeVerifier),
    code_challenge_method: 'S256',
    state: memo.state,
    nonce: memo.nonce,
  });
  return { address: address.href, memo };
}

async function finish(config: client.Configuration, cameBackTo: URL, memo: SignOnMemo, wanted: readonly string[]) {
  const tokens = await client.authorizationCodeGrant(config, cameBackTo, {
    pkceCodeVerifier: memo.codeVerifier,
    expectedState: memo.state,
    expectedNonce: memo.nonce,
    idTokenExpected: true,
  });
  const told = tokens.claims()!;
  const isAllTold = wanted.every((name) => told[name] !== undefined);
  if (isAllTold || !config.serverMetadata().userinfo_endpoint) return { claims: told as Claims };
  const more = await client.fetchUserInfo(config, tokens.access_token, told.sub);
  return { claims: { ...more, ...told } as Claims };
}

function fetchBy(outbound: Outbound): client.CustomFetch {
  return async (url, { method, headers, body }) => {
    const sent = Object.entries(headers).filter(([name]) => !isConnectionHeader(name));
    const outcome = await outbound.send({
      url,
      method: method as 'GET' | 'POST',
      headers: Object.fromEntries(sent),
      ...(body === undefined || body === null ? {} : { body: String(body as string | URLSearchParams) }),
      mostBytes,
      mostMilliseconds,
    });
    if (!outcome.ok) throw new Unreachable(outcome.problem);
    const { status, headers: answered, body: read } = outcome.answer;
    const chunks: Buffer[] = [];
    for await (const chunk of read) chunks.push(chunk);
    return new Response(Buffer.concat(chunks), { status, headers: answered });
  };
}

class Unreachable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What a provider can do wrong is an answer; anything else is ours and is thrown. */
async function known<Result extends object>(work: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { ok: true, ...(await work()) };
  } catch (error) {
    return refuse('conflict', 'provider-refused', t`The sign-in provider could not be used: ${reasonOf(error)}`, {
      where: 'issuer',
      accepted: t`the issuer as its configuration says it, over https, or named in ENTENTE_OUTBOUND_ALLOW where it is inside`,
    });
  }
}

function reasonOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof Unreachable) return at.problem.message;
    if (at instanceof client.ResponseBodyError || at instanceof client.AuthorizationResponseError) return `it answered ${at.error}.`;
  }
  const { message, code } = error as { message: string; code?: string };
  if (message === 'not https') return 'it is not reached over https.';
  if (code?.startsWith('OAUTH_')) return `its answer is not to be trusted (${code}).`;
  throw error;
}
