/** What whoever opens the archive reads first. */
export function readmeText(company: string, exportedAt: string): string {
  return `Everything that Entente holds for ${company}, taken out on ${exportedAt}.

readable/   What Entente makes of it all: people, accounts, deals, handoffs, asks with every word
            on them, members. For reading.
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

Not in here, and what that means where this is imported again:
- Saved mappings and schedules: no import comes round by itself until they are made anew. A mapping of this archive can be
  saved under a name.
- Who members said is one person: people whom they merged are two again. Merges that sources report are in here.
- The list of the keys of erased people: where they were to stay erased, an import that names them by their old keys makes
  them anew. What is left of them is here under keys that are # and a number, from which nothing leads back.
- What was undone, and what an import refused: neither was so in the end.
- Accounts, passwords and API keys of members, who imported what, and the audit page. Asks are in readable/ alone.
`;
}
