import type { Readable } from 'node:stream';
import { CliRefusal } from './refusal.ts';

/** The API as commands see it, wherever it runs. */
export interface Connection {
  /** @throws CliRefusal with the server's problem unless the answer is a success. */
  get<T>(path: string, query?: Record<string, string | undefined>): Promise<T>;
  getText(path: string, query?: Record<string, string | undefined>): Promise<string>;
  post<T>(path: string, body: object): Promise<T>;
  patch<T>(path: string, body: object): Promise<T>;
  remove<T>(path: string): Promise<T>;
  upload<T>(path: string, query: Record<string, string>, file: Readable): Promise<T>;
  /** The bytes of a file, as they come. */
  download(path: string, query?: Record<string, string | undefined>): Promise<Readable>;
  /** Where it runs, for sentences: an address or a folder. */
  place: string;
  close(): Promise<void>;
}

export interface RawAnswer {
  status: number;
  /** '' where the bytes were asked for and are there. */
  text: string;
  bytes?: Readable;
}

export interface RawRequest {
  method: string;
  path: string;
  body?: string | Readable;
  contentType?: string;
  /** Whether a success is to be had as bytes, as they come. */
  asBytes?: boolean;
}

/** How one request travels: over HTTP, or straight into an app of this process. */
export type Send = (request: RawRequest) => Promise<RawAnswer>;

/** Gives the verbs of the API to whatever carries a request. */
export function connectionOver(send: Send, place: string, close: () => Promise<void>): Connection {
  const text = async (request: RawRequest) => successOf(await send(request));
  const json = async <T>(request: RawRequest) => parsed<T>(await text(request));
  const withBody = <T>(method: string, path: string, body: object) =>
    json<T>({ method, path, body: JSON.stringify(body), contentType: 'application/json' });
  return {
    place,
    close,
    get: (path, query) => json({ method: 'GET', path: withQuery(path, query) }),
    getText: (path, query) => text({ method: 'GET', path: withQuery(path, query) }),
    post: (path, body) => withBody('POST', path, body),
    patch: (path, body) => withBody('PATCH', path, body),
    remove: (path) => json({ method: 'DELETE', path }),
    upload: (path, query, file) =>
      json({ method: 'POST', path: withQuery(path, query), body: file, contentType: 'application/octet-stream' }),
    download: async (path, query) => {
      const answer = await send({ method: 'GET', path: withQuery(path, query), asBytes: true });
      successOf(answer);
      return answer.bytes!;
    },
  };
}

function successOf({ status, text }: RawAnswer): string {
  if (status < 400) return text;
  throw new CliRefusal(problemIn(text) ?? { message: `The server answered ${status}.` });
}

function problemIn(text: string): CliRefusal['problem'] | null {
  try {
    const body = JSON.parse(text) as {
      detail?: string;
      title?: string;
      where?: string;
      accepted?: string;
      details?: CliRefusal['problem'][];
    };
    return { message: body.detail ?? body.title ?? text, where: body.where, accepted: body.accepted, details: body.details };
  } catch {
    return null;
  }
}

const parsed = <T>(text: string): T => (text === '' ? ({} as T) : (JSON.parse(text) as T));

function withQuery(path: string, query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
