import { controlledClock, type ControlledClock } from '#kernel/clock.ts';
import { createIdCodec } from '#kernel/id.ts';
import { openSignIn, type SignIn } from '#platform/auth/sign-in.ts';
import type { Platform } from '#platform/context.ts';
import { createEventRegistry } from '#platform/events/event-registry.ts';
import { createHttp, type HttpApp } from '#platform/http/create-http.ts';
import { createLog } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import type { Slice } from '#platform/slice.ts';
import { createCallerSource, workspaceSlice } from '#workspace/public.ts';
import { usualHours } from '#workspace/company.ts';
import type { SetUp } from '#workspace/schema.ts';
import { setUpToken } from '#workspace/set-up-company.ts';
import { storyBegins, testSettings } from '#test/app.ts';
import { openBrowser, type Browser } from '#test/browser.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';

/** The workspace slice alone behind a real door, on a database of its own. */
export interface WorkspaceServer {
  http: HttpApp;
  platform: Platform;
  signIn: SignIn;
  database: TestDatabase;
  clock: ControlledClock;
  browser(): Browser;
  close(): Promise<void>;
}

export async function workspaceServer(options: { settings?: Partial<Settings>; slices?: readonly Slice[] } = {}): Promise<WorkspaceServer> {
  const database = await testDatabase();
  const clock = controlledClock(storyBegins);
  const log = createLog('silent');
  const settings = { ...testSettings, ...options.settings };
  const slices = [workspaceSlice, ...(options.slices ?? [])];
  const platform: Platform = { database, clock, ids: createIdCodec('story'), settings, log, events: createEventRegistry(slices) };
  const signIn = openSignIn({ appUrl: database.appUrl, settings, clock, log });
  const http = await createHttp({
    platform,
    signIn,
    callers: createCallerSource({ platform, signIn }),
    slices,
    operatorKey: 'op_of-the-data-folder',
  });
  const close = async () => {
    await http.close();
    await signIn.close();
    await database.close();
  };
  return { http, platform, signIn, database, clock, browser: () => openBrowser(http), close };
}

export const anasPassword = 'winter light on the lake';

/** Northlake Instruments, set up by Ana Ruiz, head of marketing. */
export function northlake(platform: Platform): SetUp {
  return {
    token: setUpToken(platform.settings),
    company: {
      name: 'Northlake Instruments',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      workingHours: structuredClone(usualHours) as SetUp['company']['workingHours'],
      holidays: [{ day: '2026-12-25', name: 'Christmas Day' }],
    },
    account: { name: 'Ana Ruiz', email: 'ana@northlake.example', password: anasPassword, team: 'marketing', role: 'head-of-marketing' },
  };
}

/** Sets up Northlake; Ana is signed in afterwards. */
export async function setUpNorthlake(server: WorkspaceServer): Promise<Browser> {
  const ana = server.browser();
  const answer = await ana.post('/api/companies', northlake(server.platform));
  if (answer.status !== 201) throw new Error(`set-up was refused: ${JSON.stringify(answer.body)}`);
  return ana;
}

/** Invites somebody and lets them join. @returns their browser, signed in. */
export async function join(
  server: WorkspaceServer,
  host: Browser,
  guest: { name: string; email: string; team: string; role: string; password: string },
): Promise<Browser> {
  const { name, password, ...wanted } = guest;
  const invited = await host.post('/api/invitations', wanted);
  if (invited.status !== 201) throw new Error(`the invitation was refused: ${JSON.stringify(invited.body)}`);
  const browser = server.browser();
  const joined = await browser.post(`/api/invitation-links/${invited.body.token}/acceptances`, { name, password });
  if (joined.status !== 201) throw new Error(`joining was refused: ${JSON.stringify(joined.body)}`);
  return browser;
}
