/** What whoever opens the archive reads first. */
export function readmeText(company: string, exportedAt: string): string {
  return `Everything that Entente holds for ${company}, taken out on ${exportedAt}.

readable/   What Entente makes of it all: people, accounts, deals, handoffs, asks, members. For reading.
sources/    What each source said, import by import, in the order in which it was said, with every version and with the
            moment since which it was known. Beside each file stands its mapping (*.mapping.json), which says what the
            columns mean and reads the file again.
manifest.json   The files, their mappings, and the order in which they are to be imported.

To have the same again, unpack the archive and run on an empty company:

    entente import FOLDER

or import the files one by one in the order of the manifest, each with its mapping, on the Data page or with
"entente import FILE --mapping MAPPING".

In CSV files a cell that a spreadsheet would run as a formula stands behind an apostrophe; the mappings say so
("protected"), and it is taken off again. JSON lines hold every cell as it is.

Not in here: who works here beyond names, teams and roles (accounts and passwords stay), API keys, schedules, and the
names of people who were erased. Keys that nobody knows any more are written as # and a number: nothing leads back from it.
`;
}
