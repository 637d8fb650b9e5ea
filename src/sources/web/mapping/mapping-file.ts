import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import type { ProblemOnWire } from '#web/problem-error.ts';

export type ReadMapping = { mapping: Mapping; name: string } | { problem: ProblemOnWire };

const mostBytes = 2_000_000;

/** True for files that can only be meant as a mapping: JSON that is one, or that is no data either. */
export async function isMappingFile(file: File): Promise<boolean> {
  if (!file.name.toLowerCase().endsWith('.json') || file.size > mostBytes) return false;
  const text = await file.text();
  try {
    return !Array.isArray(JSON.parse(text));
  } catch {
    // Several lines of JSON are data under another name; anything else is for readMappingFile to refuse.
    return !/^\s*\{.*\}\s*\n\s*\{/.test(text);
  }
}

/** Reads a mapping that was saved earlier. Whether it fits is checked by the server, with the preview. */
export async function readMappingFile(file: File): Promise<ReadMapping> {
  const refused = (message: string): ReadMapping => ({
    problem: {
      status: 422,
      code: 'not-a-mapping',
      message,
      where: file.name,
      accepted: t`a mapping as this page saves it: JSON with "entente": 1`,
    },
  });
  let read: unknown;
  try {
    read = JSON.parse(await file.text());
  } catch {
    return refused(t`This file is not JSON.`);
  }
  return isMapping(read) ? { mapping: withWhatIsNeeded(read), name: file.name } : refused(t`This file is not a mapping.`);
}

const parts: Record<string, string> = { 'event-log': 'events', 'field-history': 'value', links: 'links', departures: 'key' };

function isMapping(read: unknown): read is Mapping {
  if (typeof read !== 'object' || read === null) return false;
  const { entente, shape } = read as Record<string, unknown>;
  if (entente !== 1) return false;
  return shape === 'table' || (typeof shape === 'string' && (parts[shape] ?? 'none') in read);
}

function withWhatIsNeeded(mapping: Mapping): Mapping {
  return { ...mapping, stages: mapping.stages ?? [] };
}

/** The mapping as a file to keep: `loan-lead-log.mapping.json`, in the indentation of the documentation. */
export function mappingDownload(mapping: Mapping): { href: string; name: string } {
  const stem =
    mapping.source
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'source';
  const text = `${JSON.stringify(mapping, null, 2)}\n`;
  return { href: `data:application/json;charset=utf-8,${encodeURIComponent(text)}`, name: `${stem}.mapping.json` };
}
