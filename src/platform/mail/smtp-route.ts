/** How mail leaves: the server, what is said there, and from whom it comes. */
export interface SmtpRoute {
  host: string;
  port: number;
  encryption: Encryption;
  user: string | null;
  password: string | null;
  fromName: string;
  fromAddress: string;
  /** Whether the operator of the machine chose the host; one that was typed in a page is held to public hosts and those that are allowed. */
  isTrusted: boolean;
}

/** From the first byte, by STARTTLS and never without it, or not at all. */
export type Encryption = 'tls' | 'starttls' | 'none';
export const encryptions = ['tls', 'starttls', 'none'] as const;

/**
 * Reads the environment: `smtps://user:password@host:465` or `smtp://user:password@host:587` (STARTTLS, unless it says
 * `?encryption=none`), and from whom: `Entente <entente@company.example>`.
 * @returns null where none is set. @throws with what is wrong, without the password.
 */
export function readSmtpRoute(url: string | undefined, from: string | undefined): SmtpRoute | null {
  if (!url) return null;
  return { ...readServer(url), ...readSender(from ?? ''), isTrusted: true };
}

function readServer(text: string): Pick<SmtpRoute, 'host' | 'port' | 'encryption' | 'user' | 'password'> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new SmtpRouteError(
      'ENTENTE_SMTP_URL',
      'ENTENTE_SMTP_URL is not the address of a mail server.',
      'smtp://user:password@mail.example:587 and the like',
    );
  }
  const encryption = url.searchParams.get('encryption') ?? (url.protocol === 'smtps:' ? 'tls' : 'starttls');
  if (!isEncryption(encryption)) {
    throw new SmtpRouteError(
      'ENTENTE_SMTP_URL',
      `ENTENTE_SMTP_URL asks for an encryption that is not known: ${encryption}.`,
      encryptions.join(', '),
    );
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || usualPort(encryption)),
    encryption,
    user: decodeURIComponent(url.username) || null,
    password: decodeURIComponent(url.password) || null,
  };
}

/** The name is left out at will: `entente@company.example`. */
function readSender(text: string): Pick<SmtpRoute, 'fromName' | 'fromAddress'> {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s@]+@[^<>\s@]+)>|([^<>\s@]+@[^<>\s@]+))\s*$/.exec(text);
  if (!match)
    throw new SmtpRouteError(
      'ENTENTE_MAIL_FROM',
      `ENTENTE_MAIL_FROM is not a sender: ${text || 'nothing'}.`,
      'Entente <entente@company.example>',
    );
  return { fromName: match[1] || 'Entente', fromAddress: match[2] ?? match[3]! };
}

export const usualPort = (encryption: Encryption): number => ({ tls: 465, starttls: 587, none: 25 })[encryption];

const isEncryption = (text: string): text is Encryption => (encryptions as readonly string[]).includes(text);

/** Which variable of the environment cannot be read, and why. */
export class SmtpRouteError extends Error {
  readonly variable: string;
  readonly accepted: string;

  constructor(variable: string, message: string, accepted: string) {
    super(message);
    this.variable = variable;
    this.accepted = accepted;
  }
}
