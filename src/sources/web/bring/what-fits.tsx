import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { KnownLayouts } from '#sources/web/bring/known-layouts.tsx';
import { Section } from '#web/ui/section.tsx';

/** Beside the empty sheet: which files fit, and what will happen with them. */
export function WhatFits() {
  return (
    <aside>
      <Section name={t`What fits`}>
        <ul className="list small">
          <li>
            <span className="strong">
              <Trans>Exports of your systems</Trans>
            </span>
            <div className="quiet">
              <Trans>
                Contacts, companies, deals, campaigns, spend, from the screens, data loaders or warehouse copies of HubSpot, Salesforce,
                Marketo, Zoho and Pipedrive are recognised. Any other table fits too.
              </Trans>
            </div>
          </li>
          <li>
            <span className="strong">
              <Trans>Histories and links</Trans>
            </span>
            <div className="quiet">
              <Trans>Event logs, changes of fields, who takes part in which deal, deletions and merges.</Trans>
            </div>
          </li>
          <li>
            <span className="strong">
              <Trans>A mapping</Trans>
            </span>
            <div className="quiet">
              <Trans>The .json file of an earlier import. Beside its data, nothing needs matching again.</Trans>
            </div>
          </li>
        </ul>
        <p className="cap">
          <Trans>
            CSV, TSV, Excel and JSON lines, each also gzipped, in UTF-8, UTF-16 or Windows-1252. There is no limit on rows. <KnownLayouts />
          </Trans>
        </p>
      </Section>
      <Section name={t`What will happen`}>
        <ol className="list small numbered">
          <li>
            <Trans>Files are sorted by their headers, and a mapping is suggested for each kind.</Trans>
          </li>
          <li>
            <Trans>You correct it and see the first rows as they will become. Nothing is written yet.</Trans>
          </li>
          <li>
            <Trans>You import. A row that does not fit is refused with its reason, and kept for you as a file.</Trans>
          </li>
        </ol>
        <p className="cap">
          <Trans>Importing the same file again changes nothing, and every import can be undone.</Trans>
        </p>
      </Section>
    </aside>
  );
}
