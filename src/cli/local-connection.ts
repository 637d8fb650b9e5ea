import { text } from 'node:stream/consumers';
import { openRecord } from '#platform/database/open-record.ts';
import { createLog } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { systemClock } from '#platform/system-clock.ts';
import { ensureDefaultCompany } from '#workspace/public.ts';
import { createApp } from '../app.ts';
import { connectionOver, type Connection, type Send } from './api-verbs.ts';
import { CliRefusal } from './refusal.ts';

/** Starts the database and the app in this process and acts as their operator; all of it ends with the connection. */
export async function openLocally(settings: Settings): Promise<Connection> {
  const log = createLog((process.env['LOG_LEVEL'] as 'warn' | undefined) ?? 'error');
  const record = await openRecord(settings, log).catch((error: Error) => {
    throw new CliRefusal({ message: error.message });
  });
  const app = await createApp({ settings, clock: systemClock, log, appUrl: record.appUrl, worksAlone: true });
  await ensureDefaultCompany(app.platform);
  const send: Send = async ({ method, path, body, contentType, asBytes = false }) => {
    // Links that are made now are opened once the server runs.
    const host = `localhost:${settings.port}`;
    const headers = { host, authorization: `Bearer ${app.http.operatorToken}`, ...(contentType ? { 'content-type': contentType } : {}) };
    const answer = await app.http.inject({
      method: method as 'GET',
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body }),
      payloadAsStream: asBytes,
    });
    if (!asBytes) return { status: answer.statusCode, text: answer.body };
    const bytes = answer.stream();
    return answer.statusCode < 400
      ? { status: answer.statusCode, text: '', bytes }
      : { status: answer.statusCode, text: await text(bytes) };
  };
  return connectionOver(send, settings.dataFolder, async () => {
    await app.close();
    await record.stop();
  });
}
