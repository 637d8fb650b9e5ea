import type { ReportSection, ReportValue } from '#platform/slice.ts';
import type { PersonReport } from '#identity/report-person.ts';

/** The report as one page of HTML that needs nothing else: to read, to print, to hand over. */
export function reportAsPage({ name, madeAt, sections }: PersonReport, companyName: string): string {
  const title = `What ${companyName} holds of ${name || 'a person without a name'}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p>Made on ${madeAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC. Every moment below is in UTC.</p>
${sections.map(sectionOf).join('\n')}
</body>
</html>
`;
}

const style = `body{font:14px/1.45 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#222}
h1{font:400 1.7rem/1.2 Georgia,serif}h2{border-top:1px solid #888;padding-top:.5rem;margin-top:2rem;font-size:1rem}p{color:#555}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
th{font-weight:600}@media print{body{margin:0;max-width:none}}`;

function sectionOf({ title, note, rows }: ReportSection): string {
  const body = rows.length === 0 ? '<p>Nothing.</p>' : tableOf(rows);
  return `<h2>${escaped(title)}</h2>\n<p>${escaped(note)}</p>\n${body}`;
}

function tableOf(rows: ReportSection['rows']): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== null)))];
  const head = columns.map((column) => `<th scope="col">${escaped(wordsOf(column))}</th>`).join('');
  const lines = rows.map((row) => `<tr>${columns.map((column) => `<td>${escaped(textOf(row[column]))}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

/** "laterImportsRefused" as "later imports refused"; names of a company's own attributes have no such shape and stay. */
const wordsOf = (name: string) =>
  /^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;

function textOf(value: ReportValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
