import type { HttpApp } from '#platform/http/http-app.ts';

export interface Answer {
  status: number;
  // Stories read what they expect and fail where it is not there.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Somebody with a browser of their own: keeps cookies, and says where requests come from as browsers do. */
export interface Browser {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  patch(path: string, body: object): Promise<Answer>;
  remove(path: string): Promise<Answer>;
  cookies: Map<string, string>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export function openBrowser(http: HttpApp): Browser {
  const cookies = new Map<string, string>();
  const ask = async (method: Method, url: string, payload?: object): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host: 'localhost', origin: 'http://localhost', ...(cookie ? { cookie } : {}) };
    const answer = await http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, encodeURIComponent(value));
    }
    return { status: answer.statusCode, body: jsonOf(answer.body), headers: answer.headers };
  };
  return {
    cookies,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body ?? {}),
    patch: (path, body) => ask('PATCH', path, body),
    remove: (path) => ask('DELETE', path),
  };
}

/** A program with a key instead of a browser. */
export async function askWithKey(http: HttpApp, key: string, method: Method, url: string, payload?: object): Promise<Answer> {
  const answer = await http.inject({ method, url, headers: { authorization: `Bearer ${key}` }, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: jsonOf(answer.body), headers: answer.headers };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
