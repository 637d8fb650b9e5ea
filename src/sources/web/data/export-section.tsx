import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';

/** The way out: everything that stands, as files that anybody can read, and that bring it all back. */
export function ExportSection() {
  const { permits } = useSession();
  return (
    <Section name={t`Take everything out`}>
      <p className="small soft"><Trans>
        One archive with a file for each thing: people, accounts, deals, touches, their histories and links, and the mappings that read them.
        Importing it into an empty workspace gives the same one.
      </Trans></p>
      {permits('data.export') ? (
        <div className="row wrap mt3">
          <ButtonAnchor size="sm" icon="download" href="/api/export?format=csv" download><Trans>
            As CSV
          </Trans></ButtonAnchor>
          <ButtonAnchor size="sm" icon="download" href="/api/export?format=jsonl" download><Trans>
            As JSON lines
          </Trans></ButtonAnchor>
        </div>
      ) : (
        <p className="small quiet mt2"><Trans>Heads and operators take data out.</Trans></p>
      )}
      <p className="cap"><Trans>In CSV, cells that a spreadsheet would run as a formula stand behind an apostrophe; the mapping takes it off again.</Trans></p>
    </Section>
  );
}
