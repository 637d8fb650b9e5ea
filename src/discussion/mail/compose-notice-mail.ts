import type { IdKind } from '#kernel/id.ts';
import type { Caller, ComposeLetter, Platform } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { LetterGroup } from '#platform/mail/letter.ts';
import { permits, readCompany, readMembers, readSight, type Member } from '#workspace/public.ts';
import { listMailed, type MailedNotice } from '#discussion/mail/mail-choice-store.ts';
import { stopToken } from '#discussion/mail/stop-token.ts';
import { noticeSentence } from '#discussion/notice-words.ts';
import type { ThingFound, Things } from '#discussion/things.ts';

/**
 * What a mail of notices says, read as it leaves: in groups by what they are about, without what was read since, what was taken
 * back, and what the reader may not see any more. Nothing where nothing is left, or where they have left.
 */
export function composeNoticeMail(things: Things): ComposeLetter {
  return async (tx, platform, { mailId, aboutId }) => {
    const members = new Map((await readMembers(tx)).map((member) => [member.id, member]));
    const reader = members.get(aboutId ?? 0);
    const company = await readCompany(tx);
    if (!reader || reader.endedAt || !company) return null;
    const groups = await readGroups(tx, platform, { things, members, reader, notices: await listMailed(tx, mailId, reader.id) });
    if (groups.length === 0) return null;
    const sentences = groups.flatMap(({ lines }) => lines);
    const base = baseOf(platform);
    const token = stopToken(platform.settings.secret, { workspaceId: tx.workspaceId, memberId: reader.id });
    const subject = sentences.length === 1 ? sentences[0]!.sentence.replace(/\.$/, '') : `${sentences.length} notices at ${company.name}`;
    return {
      subject,
      letter: {
        headline: sentences.length === 1 ? subject : `${sentences.length} notices for you`,
        paragraphs: [],
        groups,
        footnotes: [
          `You chose to be told by mail, within your working hours. Choose anew: ${base}/notices`,
          `No more notices by mail: ${base}/unsubscribe/${token}`,
        ],
      },
      headers: {
        'List-Unsubscribe': `<${base}/api/notice-mail-ends/${token}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  };
}

/** The address of the installation as its operator says it; the machine itself where they do not. */
export const baseOf = ({ settings }: Pick<Platform, 'settings'>) => settings.publicUrl ?? `http://localhost:${settings.port}`;

interface Read {
  things: Things;
  members: ReadonlyMap<number, Member>;
  reader: Member;
  notices: readonly MailedNotice[];
}

async function readGroups(tx: WorkspaceTx, platform: Platform, { things, members, reader, notices }: Read): Promise<LetterGroup[]> {
  const groups: LetterGroup[] = [];
  const caller = await callerOf(tx, reader);
  const standing = notices.filter((notice) => !notice.isTakenBack);
  for (const [, about] of Map.groupBy(standing, ({ thingKind, thingId }) => `${thingKind} ${thingId}`)) {
    const { thingKind, thingId } = about[0]!;
    const thing = things.find(({ kind }) => kind === thingKind);
    const maySee = thing && permits({ kind: 'member', role: reader.role }, thing.action as ThingFound['action']);
    const known = maySee ? await thing.find(tx, thingId) : null;
    const found = known && thing?.shownTo ? await thing.shownTo(tx, caller, known) : known;
    if (!thing || !found) continue;
    const lines = about.map(({ what, causedBy, said }) => {
      const by = causedBy === null ? null : (members.get(causedBy)?.name ?? 'A former member');
      return { sentence: noticeSentence(what, { by, name: found.name, kind: thingKind }), said: said && shortened(said) };
    });
    const title = shortened(found.name) || 'Without a name';
    groups.push({ title, url: `${baseOf(platform)}${thing.path}${platform.ids.encode(thingKind as IdKind, thingId)}`, lines });
  }
  return groups;
}

/** The reader as they would ask themselves: with the fields and rows that are theirs when the mail leaves. */
async function callerOf(tx: WorkspaceTx, { id, name, team, role }: Member): Promise<Caller> {
  return { kind: 'member', workspaceId: tx.workspaceId, memberId: id, name, team, role, sight: await readSight(tx, id, role) };
}

const longest = 300;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text);
