import { t } from '@lingui/core/macro';
import { language } from '#web/language/texts.ts';
import { ProblemError, asProblem, problemFrom } from '#web/problem-error.ts';

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The query part of an address; lists repeat their key, what is undefined is left out. */
export function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) search.append(key, each);
    else if (value !== undefined) search.append(key, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The server says what it says in the language of the page. */
function asJson() {
  return { accept: 'application/json', 'accept-language': language() };
}

async function send<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const init: RequestInit = { method, headers: asJson(), signal: signal ?? null };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...asJson(), 'content-type': 'application/json' };
  }
  const response = await fetch(path, init).catch((thrown: unknown) => {
    if (signal?.aborted) throw thrown;
    throw new ProblemError(asProblem(new TypeError('fetch')));
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ProblemError(problemFrom(response.status, answer));
  return answer as Answer;
}

/** Reads; `query` lists repeat their key. Throws ProblemError. */
export function get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  return send<Answer>('GET', withQuery(path, query), undefined, signal);
}

/** Creates. Throws ProblemError. */
export function post<Answer>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<Answer> {
  return send<Answer>('POST', path, body, signal);
}

/** Changes what is named, leaves the rest. Throws ProblemError. */
export function patch<Answer>(path: string, body: unknown): Promise<Answer> {
  return send<Answer>('PATCH', path, body);
}

/** Removes. Throws ProblemError. */
export function remove<Answer>(path: string): Promise<Answer> {
  return send<Answer>('DELETE', path);
}

/**
 * Streams one file to `path` (already with its query) and says how far it is, in bytes sent and bytes in all.
 * By XMLHttpRequest, because fetch does not report what was sent. Throws ProblemError; `signal` stops it.
 */
export function upload<Answer>(
  path: string,
  file: Blob,
  onProgress: (sent: number, total: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded, file.size);
    request.onload = () => {
      const isFine = request.status >= 200 && request.status < 300;
      if (isFine) resolve(request.response as Answer);
      else reject(new ProblemError(problemFrom(request.status, request.response)));
    };
    request.onerror = () => reject(new ProblemError(asProblem(new TypeError('fetch'))));
    request.onabort = () => reject(new DOMException(t`The upload was stopped.`, 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
