import { Section } from '#web/ui/section.tsx';

/** Beside the empty sheet: which files fit, and what will happen with them. */
export function WhatFits() {
  return (
    <aside>
      <Section name="What fits">
        <ul className="list small">
          <li>
            <span className="strong">A table</span>
            <div className="quiet">One row for each person or deal, as CRMs and marketing tools export them.</div>
          </li>
          <li>
            <span className="strong">An event log</span>
            <div className="quiet">One row for each thing that happened: to whom, what, when.</div>
          </li>
          <li>
            <span className="strong">A mapping</span>
            <div className="quiet">The .json file of an earlier import. Beside its data, nothing needs matching again.</div>
          </li>
        </ul>
        <p className="cap">CSV in UTF-8 with comma, semicolon, tab or bar, and the same gzipped. There is no limit on rows.</p>
      </Section>
      <Section name="What will happen">
        <ol className="list small numbered">
          <li>The columns are read and a mapping is suggested.</li>
          <li>You correct it and see the first rows as they will become. Nothing is written yet.</li>
          <li>You import. A row that does not fit is refused with its reason, and kept for you as a file.</li>
        </ol>
        <p className="cap">Importing the same file again changes nothing.</p>
      </Section>
    </aside>
  );
}
