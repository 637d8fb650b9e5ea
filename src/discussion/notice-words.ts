const kinds: Record<string, string> = {
  person: 'a person',
  account: 'an account',
  deal: 'a deal',
  ask: 'an ask',
  importRun: 'an import',
};

/**
 * What somebody is told, as one sentence: "Mei Tanaka mentioned you at Ingrid Halvorsen."
 * @param about.name null where the thing is gone, or somebody was erased.
 */
export function noticeSentence(what: string, { by, name, kind }: { by: string | null; name: string | null; kind: string }): string {
  const who = by ?? 'The operator';
  const thing = name ? (kind === 'ask' ? `the ask “${shortened(name)}”` : shortened(name)) : (kinds[kind] ?? 'something');
  const sentences: Record<string, string> = {
    mentioned: `${who} mentioned you at ${thing}.`,
    commented: `${who} commented on ${thing}.`,
    asked: `${who} asked your side: “${shortened(name ?? 'something')}”`,
    given: `${who} made you the owner of ${thing}.`,
    answered: `${who} answered ${thing}.`,
    finished: `Your import of ${thing} is done.`,
    failed: `Your import of ${thing} has failed.`,
  };
  return sentences[what] ?? `Something happened to ${thing}.`;
}

const longest = 90;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text);
