import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';

/** A real mail server on this machine, and what it was handed. */
export interface MailServer {
  port: number;
  mails: ParsedMail[];
  /** The one that came for an address last. @throws when there is none. */
  mailTo(address: string): ParsedMail;
  close(): Promise<void>;
}

/** @param options of smtp-server; it takes everything from everybody unless they say otherwise. */
export async function startMailServer(
  options: SMTPServerOptions & { afterMail?: (mail: ParsedMail) => Error | null } = {},
): Promise<MailServer> {
  const { afterMail, ...rest } = options;
  const mails: ParsedMail[] = [];
  const take = async (stream: SMTPServerDataStream, done: (error?: Error | null) => void) => {
    const mail = await simpleParser(stream);
    mails.push(mail);
    done(afterMail?.(mail) ?? null);
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onData: (stream, _session, done) => void take(stream, done),
    ...rest,
  });
  // A client that does not trust us says so by going away.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    mailTo: (address) => {
      const mail = mails.findLast(({ to }) => [to].flat().some((each) => each?.text.includes(address)));
      if (!mail) throw new Error(`no mail for ${address} among ${mails.length}`);
      return mail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
