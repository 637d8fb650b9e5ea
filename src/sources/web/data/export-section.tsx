import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';

/** The way out: everything that stands, as files that anybody can read, and that bring it all back. */
export function ExportSection() {
  const { permits } = useSession();
  return (
    <Section name="Take everything out">
      <p className="small soft">
        One archive with a file for each thing: people, accounts, deals, touches, their histories and links, and the mappings that read them.
        Importing it into an empty workspace gives the same one.
      </p>
      {permits('data.export') ? (
        <div className="row wrap mt3">
          <ButtonAnchor size="sm" icon="download" href="/api/export?format=csv" download>
            As CSV
          </ButtonAnchor>
          <ButtonAnchor size="sm" icon="download" href="/api/export?format=jsonl" download>
            As JSON lines
          </ButtonAnchor>
        </div>
      ) : (
        <p className="small quiet mt2">Heads and operators take data out.</p>
      )}
      <p className="cap">In CSV, cells that a spreadsheet would run as a formula stand behind an apostrophe; the mapping takes it off again.</p>
    </Section>
  );
}
