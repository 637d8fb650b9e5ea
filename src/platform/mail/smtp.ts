import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { OutboundProblem } from '#platform/outbound/outbound-problem.ts';
import { resolveHost } from '#platform/outbound/resolve-host.ts';
import type { SmtpRoute } from '#platform/mail/smtp-route.ts';

/** A mail as it leaves. */
export interface OutgoingMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Beside those of every mail. */
  headers?: Readonly<Record<string, string>>;
}

export type Delivery =
  | { ok: true; said: string }
  /** `isFinal`: the server will not take this mail, however often it is asked. `said`: its own words. */
  | { ok: false; reason: FailureReason; said: string; isFinal: boolean };

/** Why a mail did not leave, for programs and for sentences. */
export type FailureReason =
  | 'no-answer'
  | 'too-slow'
  | 'closed-network'
  | 'not-trusted'
  | 'no-encryption'
  | 'sign-in-refused'
  | 'address-refused'
  | 'refused'
  | 'not-now'
  | 'sealed-otherwise'
  | 'not-set-up'
  | 'nothing-left';

export interface SmtpOptions {
  /** Hosts and networks inside, that the operator opens (ENTENTE_OUTBOUND_ALLOW). */
  allow: readonly string[];
  /** For each step of the conversation. */
  mostMilliseconds?: number;
}

/** Hands one mail to the server, over a connection of its own. Never throws for what networks and servers do. */
export async function deliverBySmtp(route: SmtpRoute, mail: OutgoingMail, options: SmtpOptions): Promise<Delivery> {
  try {
    const transport = createTransport({
      ...connectionOf(route, options.mostMilliseconds ?? 20_000),
      host: await hostOf(route, options),
    });
    const from = { name: route.fromName, address: route.fromAddress };
    const { messageId, to, subject, text, html } = mail;
    const headers = { 'Auto-Submitted': 'auto-generated', ...mail.headers };
    const sent = await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html, messageId, headers });
    return { ok: true, said: sent.response };
  } catch (error) {
    return { ok: false, ...failureOf(error as SmtpError) };
  }
}

/** A host that somebody typed in a page is held to what is open; the operator of the machine may name any. */
async function hostOf({ host, isTrusted }: SmtpRoute, { allow }: SmtpOptions): Promise<string> {
  return isTrusted ? host : resolveHost(host, allow);
}

function connectionOf(route: SmtpRoute, mostMilliseconds: number) {
  const { port, host, encryption, user, password } = route;
  return {
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    // Certificates are for the name, though an address is connected to.
    ...(isIP(host) === 0 && { servername: host }),
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: mostMilliseconds,
    greetingTimeout: mostMilliseconds,
    socketTimeout: mostMilliseconds,
    dnsTimeout: mostMilliseconds,
  };
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

function failureOf(error: SmtpError): { reason: FailureReason; said: string; isFinal: boolean } {
  const said = (error.response ?? error.message).slice(0, 500);
  if (error instanceof OutboundProblem) return { reason: reasonOf(error.problem.code), said, isFinal: false };
  const { code = '', command = '', responseCode = 0 } = error;
  if (code === 'EAUTH') return { reason: 'sign-in-refused', said, isFinal: false };
  if (code === 'ETIMEDOUT') return { reason: 'too-slow', said, isFinal: false };
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_|certificate/.test(`${code} ${said}`)) return { reason: 'not-trusted', said, isFinal: false };
  if (code === 'ETLS' || command === 'STARTTLS') return { reason: 'no-encryption', said, isFinal: false };
  // What is said of the sender or of the sign-in can be mended in the settings; of the address and the mail it cannot.
  if (responseCode >= 500 && command === 'RCPT TO') return { reason: 'address-refused', said, isFinal: true };
  if (responseCode >= 500) return { reason: 'refused', said, isFinal: command === 'DATA' };
  if (responseCode >= 400) return { reason: 'not-now', said, isFinal: false };
  return { reason: 'no-answer', said, isFinal: false };
}

function reasonOf(code: string): FailureReason {
  return code === 'closed-network' ? 'closed-network' : 'no-answer';
}
