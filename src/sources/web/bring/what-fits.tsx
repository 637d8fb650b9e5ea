import { KnownLayouts } from '#sources/web/bring/known-layouts.tsx';
import { Section } from '#web/ui/section.tsx';

/** Beside the empty sheet: which files fit, and what will happen with them. */
export function WhatFits() {
  return (
    <aside>
      <Section name="What fits">
        <ul className="list small">
          <li>
            <span className="strong">Exports of your systems</span>
            <div className="quiet">
              Contacts, companies, deals, campaigns, spend, from the screens, data loaders or warehouse copies of HubSpot, Salesforce,
              Marketo, Zoho and Pipedrive are recognised. Any other table fits too.
            </div>
          </li>
          <li>
            <span className="strong">Histories and links</span>
            <div className="quiet">Event logs, changes of fields, who takes part in which deal, deletions and merges.</div>
          </li>
          <li>
            <span className="strong">A mapping</span>
            <div className="quiet">The .json file of an earlier import. Beside its data, nothing needs matching again.</div>
          </li>
        </ul>
        <p className="cap">
          CSV, TSV, Excel and JSON lines, each also gzipped, in UTF-8, UTF-16 or Windows-1252. There is no limit on rows. <KnownLayouts />
        </p>
      </Section>
      <Section name="What will happen">
        <ol className="list small numbered">
          <li>Files are sorted by their headers, and a mapping is suggested for each kind.</li>
          <li>You correct it and see the first rows as they will become. Nothing is written yet.</li>
          <li>You import. A row that does not fit is refused with its reason, and kept for you as a file.</li>
        </ol>
        <p className="cap">Importing the same file again changes nothing, and every import can be undone.</p>
      </Section>
    </aside>
  );
}
