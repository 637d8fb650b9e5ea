import { t } from '@lingui/core/macro';
import type { AuditEventAnswer } from '#workspace/schema.ts';

type About = NonNullable<AuditEventAnswer['about']>;

/** Where the thing of an event has its page, and what its link says; null where it has none. */
export function placeOf({ thing, id }: About): { to: string; label: string } | null {
  switch (thing) {
    case 'ask':
      return { to: `/asks/${id}`, label: t`The ask` };
    case 'importRun':
      return { to: `/data/imports/${id}`, label: t`The import` };
    case 'person':
      return { to: `/people/${id}`, label: t`The person` };
    case 'apiKey':
    case 'member':
      return null;
  }
}

/** What an id in the address is called on its chip. */
export function aboutInWords(id: string): string {
  const words: Readonly<Record<string, string>> = {
    a: t`one ask`,
    r: t`one import`,
    p: t`one person`,
    k: t`one API key`,
    m: t`one member`,
  };
  return words[id.split('_')[0] ?? ''] ?? t({ message: 'one thing', context: 'about' });
}
