/** What a mail says, before it has a form. */
export interface Letter {
  /** Said first and large: "Ana Ruiz invites you to Northlake Instruments". */
  headline: string;
  paragraphs: readonly string[];
  /** What several things have to tell, each with the way to its page. */
  groups?: readonly LetterGroup[];
  /** The one thing to do. */
  action?: { label: string; url: string };
  /** Small, at the end: why this came. */
  footnotes: readonly string[];
}

/** One thing, and what there is to tell of it: a sentence each, and what somebody said. */
export interface LetterGroup {
  title: string;
  url: string;
  lines: readonly { sentence: string; said: string | null }[];
}

/** A letter as plain text and as HTML that says the same: one column, no pictures, nothing from elsewhere, nothing counted. */
export function composeLetter(letter: Letter): { text: string; html: string } {
  return { text: textOf(letter), html: htmlOf(letter) };
}

function textOf({ headline, paragraphs, groups = [], action, footnotes }: Letter): string {
  const told = groups.map(({ title, url, lines }) => [title, ...lines.map(lineText), url].join('\n'));
  const parts = [headline, ...paragraphs, ...told, ...(action ? [`${action.label}:\n${action.url}`] : []), `-- \n${footnotes.join('\n')}`];
  return `${parts.join('\n\n')}\n`;
}

const lineText = ({ sentence, said }: LetterGroup['lines'][number]) =>
  `- ${sentence}${said ? `\n  “${said.replaceAll('\n', '\n  ')}”` : ''}`;

const sans = "'Instrument Sans',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "Newsreader,Georgia,'Times New Roman',serif";

/** Programs that know dark mode take these colours; the others show the light ones below. */
const darkStyles = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#121115!important}.sheet{background:#19181d!important}
.ink{color:#eceaf0!important}.quiet{color:#9a94a4!important}
.act{background:#eceaf0!important}.act a{color:#121115!important}.rule{border-color:#2b2931!important}}`;

function htmlOf({ headline, paragraphs, groups = [], action, footnotes }: Letter): string {
  const body = [
    `<h1 class="ink" style="margin:0 0 16px;font:500 24px/32px ${serif};color:#1c1a20">${escape(headline)}</h1>`,
    ...paragraphs.map((text) => `<p class="ink" style="margin:0 0 16px;font:400 15px/24px ${sans};color:#1c1a20">${escape(text)}</p>`),
    ...groups.map(groupOf),
    ...(action ? [buttonOf(action)] : []),
    `<div class="rule" style="margin:28px 0 0;padding:16px 0 0;border-top:1px solid #e5e2e8">${footnotes
      .map((text) => `<p class="quiet" style="margin:0 0 4px;font:400 13px/20px ${sans};color:#67626e">${withLinks(text)}</p>`)
      .join('')}</div>`,
  ];
  return page(escape(headline), body.join('\n'));
}

function groupOf({ title, url, lines }: LetterGroup): string {
  const head = `<h2 style="margin:24px 0 8px;font:600 15px/20px ${sans}"><a class="ink" href="${escape(url)}" style="color:#1c1a20">${escape(title)}</a></h2>`;
  const told = lines.map(({ sentence, said }) => {
    const words = `<p class="ink" style="margin:0 0 4px;font:400 15px/22px ${sans};color:#1c1a20">${escape(sentence)}</p>`;
    const quoted = `<p class="ink rule" style="margin:0 0 12px;padding:0 0 0 12px;border-left:2px solid #e5e2e8;white-space:pre-line;font:400 16px/24px ${serif};color:#1c1a20">${escape(said ?? '')}</p>`;
    return said ? `${words}\n${quoted}` : words;
  });
  return [head, ...told].join('\n');
}

/** Addresses in a footnote lead there. */
const withLinks = (text: string) =>
  escape(text).replaceAll(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a class="quiet" href="${url}" style="color:#67626e;word-break:break-all">${url}</a>`,
  );

function buttonOf({ label, url }: { label: string; url: string }): string {
  const href = escape(url);
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0 16px"><tr>
<td class="act" style="border-radius:6px;background:#1c1a20"><a href="${href}" style="display:inline-block;padding:12px 20px;font:600 15px/20px ${sans};color:#ffffff;text-decoration:none">${escape(label)}</a></td>
</tr></table>
<p class="quiet" style="margin:0 0 4px;font:400 13px/20px ${sans};color:#67626e">Or open this address:</p>
<p style="margin:0;font:400 13px/20px ${sans};word-break:break-all"><a class="ink" href="${href}" style="color:#1c1a20">${href}</a></p>`;
}

/** The seam of amber and blue is the product's own: two sides, one page. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${title}</title><style>${darkStyles}</style></head>
<body class="page" style="margin:0;padding:0;background:#fbfafb">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#fbfafb"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td width="50%" style="height:3px;line-height:3px;font-size:0;background:#c77a08">&nbsp;</td><td width="50%" style="height:3px;line-height:3px;font-size:0;background:#2a66c8">&nbsp;</td></tr>
<tr><td colspan="2" class="sheet" align="left" style="padding:32px 32px 24px;background:#ffffff">
<p class="quiet" style="margin:0 0 24px;font:600 13px/20px ${sans};color:#67626e">Entente</p>
${body}
</td></tr></table>
</td></tr></table>
</body></html>
`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character]!);
