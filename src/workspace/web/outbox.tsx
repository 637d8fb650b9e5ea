import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailAnswer } from '#workspace/mail/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { moment } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { MailDialog } from '#workspace/web/mail-dialog.tsx';
import { mailStateWords, whyInWords } from '#workspace/web/mail-words.ts';
import { outboxQuery } from '#workspace/web/workspace-calls.ts';

function MailRow({ mail, onOpen }: { mail: MailAnswer; onOpen: () => void }) {
  const { company } = useSession();
  const state = mailStateWords[mail.state];
  const why = whyInWords(mail);
  const writtenAt = moment(mail.writtenAt, company.timeZone);
  const nextTryAt = mail.nextTryAt ? moment(mail.nextTryAt, company.timeZone) : null;
  return (
    <li>
      <div className="row between wrap">
        <div className="min0">
          <div className="row wrap">
            <button type="button" className="door strong" onClick={onOpen}>
              {mail.subject}
            </button>
            <State is={state.is}>{state.word}</State>
          </div>
          <div className="small quiet">
            {mail.writtenBy ? t`To ${mail.to}, ${writtenAt}, by ${mail.writtenBy}` : t`To ${mail.to}, ${writtenAt}`}
          </div>
          {why && mail.state !== 'sent' ? <div className="small break">{nextTryAt ? t`${why} Tried again ${nextTryAt}.` : why}</div> : null}
        </div>
      </div>
    </li>
  );
}

/** Every mail that Entente wrote, newest first. */
export function Outbox() {
  const outbox = useInfiniteQuery(outboxQuery);
  const [openId, setOpenId] = useState<string | null>(null);
  const mails = outbox.data?.pages.flatMap((part) => part.mails) ?? [];
  return (
    <Section name={t`Outbox`} hint={t`what a mail said is kept for 90 days`}>
      {outbox.isPending ? <Skeleton reading={t`the outbox`} rows={5} /> : null}
      {outbox.isError ? (
        <ProblemNote
          problem={outbox.error}
          action={
            <Button onClick={() => void outbox.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {outbox.data && mails.length === 0 ? (
        <Empty>
          <Trans>Here stands every mail that Entente writes, from the first invitation on.</Trans>
        </Empty>
      ) : null}
      <ul className="list">
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} onOpen={() => setOpenId(mail.id)} />
        ))}
      </ul>
      {outbox.hasNextPage ? (
        <div className="mt4">
          <Button busy={outbox.isFetchingNextPage ? t`Reading` : undefined} onClick={() => void outbox.fetchNextPage()}>
            <Trans>Show earlier mails</Trans>
          </Button>
        </div>
      ) : null}
      <MailDialog id={openId} onClose={() => setOpenId(null)} />
    </Section>
  );
}
