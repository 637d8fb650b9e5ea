import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Empty } from '#web/ui/empty.tsx';
import { Section } from '#web/ui/section.tsx';

/** The page before anything was brought: what will stand here, what fits, and the one thing to do. */
export function NothingYet({ bring }: { bring: ReactNode }) {
  return (
    <div className="grid half mb8">
      <Empty action={bring} hint={bring ? undefined : t`Operations brings files; ask them for the first one.`}><Trans>
        Here will stand the systems that marketing and sales keep apart, and every import that made them one record.
      </Trans></Empty>
      <div>
        <Section name={t`What fits`}>
          <ul className="list small">
            <li><Trans>
              <span className="strong">Exports of your systems:</span> contacts, companies, deals, campaigns, spend and their histories, from
              HubSpot, Salesforce, Marketo, Zoho, Pipedrive or any other.
            </Trans></li>
            <li><Trans>
              <span className="strong">An event log:</span> one row for each thing that happened, to whom and when.
            </Trans></li>
            <li><Trans>CSV, TSV, Excel or JSON lines, each also gzipped, several at once, of any length.</Trans></li>
          </ul>
        </Section>
        <Section name={t`What will happen`}>
          <ol className="list small numbered">
            <li><Trans>The columns are read and a mapping is suggested; you correct it.</Trans></li>
            <li><Trans>You see the first rows as they will become, before anything is written.</Trans></li>
            <li><Trans>After the import the Scoreboard counts on your own data. Every import can be undone as a whole.</Trans></li>
          </ol>
        </Section>
      </div>
    </div>
  );
}
