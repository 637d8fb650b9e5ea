import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { dayAndTime, greeting } from '#today/web/today-words.ts';
import { Page } from '#web/ui/page.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';

interface GreetingProps {
  /** The one sentence of the day; nothing until it is known. */
  says: string | undefined;
  actions: ReactNode;
  children: ReactNode;
}

/** "Good morning, Mei", the day, and the one sentence that counts. */
export function Greeting({ says, actions, children }: GreetingProps) {
  const { session, company } = useSession();
  const now = useNow();
  const name = session.member?.name.split(' ')[0];
  const hello = greeting(now, company.timeZone);
  return (
    <Page
      title={name ? t`${hello}, ${name}` : hello}
      lead={`${dayAndTime(now, company.timeZone)}.${says ? ` ${says}` : ''}`}
      actions={actions}
      tab={t`Today`}
    >
      {children}
    </Page>
  );
}
