import { t } from '#kernel/language/say.ts';
import type { Context, Role, Team } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { currentLocale } from '#platform/language/languages.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { writeMail } from '#platform/mail/write-mail.ts';
import type { Invitation } from '#workspace/invitation-store.ts';
import { findCompany } from '#workspace/store.ts';

const roleNames: Readonly<Record<Role, () => string>> = {
  'head-of-marketing': () => t`head of marketing`,
  'head-of-sales': () => t`head of sales`,
  member: () => t`member`,
  operator: () => t`operator`,
  viewer: () => t`viewer`,
  'people-partner': () => t`people partner`,
};
const teamNames: Readonly<Record<Team, () => string>> = {
  marketing: () => t`marketing`,
  sales: () => t`sales`,
  success: () => t`success`,
  leadership: () => t`leadership`,
  operations: () => t`operations`,
  people: () => t`people`,
};

/** Writes the mail that an invitation is, in the language of whoever invites. @returns whether it will be sent; else it is kept in the outbox. */
export async function mailInvitation(tx: WorkspaceTx, context: Context, invitation: Invitation, link: string): Promise<boolean> {
  const company = (await findCompany(tx))!;
  const letter = invitationLetter(context.caller.name, company, invitation, link);
  const about = { kind: 'invitation', id: invitation.id };
  const { willBeSent } = await writeMail(tx, context, { to: invitation.email, subject: letter.headline, letter, about });
  return willBeSent;
}

function invitationLetter(
  from: string,
  company: { name: string; timeZone: string },
  { email, team, role, expiresAt }: Invitation,
  link: string,
): Letter {
  const until = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long', timeZone: company.timeZone }).format(expiresAt);
  return {
    headline: t`${from} invites you to ${company.name}`,
    paragraphs: [
      t`Entente is the page that marketing and sales keep together: one truth, open to its rows, which both teams can stand by.`,
      t`You are invited as ${roleNames[role]()}, in ${teamNames[team]()}. Give your name and a password, and you are in.`,
    ],
    action: { label: t`Join ${company.name}`, url: link },
    footnotes: [
      t`The link works once, until ${until}. It is for ${email} only.`,
      t`If you did not expect this, there is nothing to do: without you nothing happens.`,
    ],
  };
}
