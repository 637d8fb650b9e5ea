import type { Readable } from 'node:stream';
import type { HttpApp } from '#platform/http/http-app.ts';
import type { Answer, Browser } from '#test/browser.ts';

/** Uploads a file as the browser does: its bytes as they are. */
export async function uploadAs(http: HttpApp, browser: Browser, name: string, content: Readable | Buffer | string): Promise<Answer> {
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const headers = { host: 'localhost', origin: 'http://localhost', cookie, 'content-type': 'application/octet-stream' };
  const answer = await http.inject({ method: 'POST', url: `/api/uploads?name=${encodeURIComponent(name)}`, headers, payload: content });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}
