import type { z } from 'zod';
import type { mappingSchema } from '../mapping/mapping-schema.ts';

// A preset is data: how one kind of file of one vendor looks, what its columns mean, and the page that says so.

export type Vendor = 'HubSpot' | 'Salesforce' | 'Marketo' | 'Zoho' | 'Pipedrive';

/** Exported from a screen; by a data loader or API, with internal names; copied to a warehouse. */
export type Way = 'screen' | 'loader' | 'warehouse';

type WithoutName<Shape> = Shape extends unknown ? Omit<Shape, 'entente' | 'source' | '$schema' | 'file' | 'observedUntil'> : never;

/**
 * A mapping in which a column may have several names, `First Name|First name`: the first that the file has, and that is not
 * empty throughout, is taken. What names a column that the file lacks is left out.
 */
export type PresetMapping = WithoutName<z.input<typeof mappingSchema>>;

/** Which texts of a column are stages that end a deal, and what tells it where the vendor lets people name stages. */
export interface PresetStages {
  /** The column with the stage. */
  column: string;
  /** The field that has the stages as its values: of histories only. */
  field?: string;
  /** The vendor's own stages, in their order; a mapping from a value to its name where they differ. */
  known: Readonly<Record<string, string>>;
  won: readonly string[];
  lost: readonly string[];
  /** Columns of the same row that say whether its stage is won, and whether it is an end. */
  said?: { isWon: string; isClosed: string };
  /** The name of a book of stages, which another file of the upload is. */
  book?: string;
}

/** A file that names the stages of other files. */
export interface StageBookFile {
  book: string;
  value: string;
  label: string;
  isWon: string;
  isClosed: string;
  order: string;
}

export interface Preset {
  id: string;
  vendor: Vendor;
  /** What its rows are, in the vendor's words: contacts, deal stages. With the vendor it names the source. */
  kind: string;
  way: Way;
  /** The page of the vendor that says what the columns are. */
  documentation: string;
  /** Columns that every such file has; several names of one divided by |. */
  needs: readonly string[];
  /** Columns that such files often have. */
  usual: readonly string[];
  /** Other software has files with such columns: this one is meant where no other column is there, or the file is called so. */
  isCommon?: true;
  /** A word of the file's name that tells files of one header apart. */
  named?: string;
  mapping?: PresetMapping;
  /** Why a known file is not imported, in one sentence. */
  leftOut?: string;
  /** What stays unlinked, or else is good to know, in one sentence. */
  note?: string;
  stages?: PresetStages;
  tellsStages?: StageBookFile;
  /** Columns that say nothing of the thing itself: they become no attributes. */
  passesOver?: readonly string[];
}

/** The day on which the pages of the vendors were looked up. */
export const lookedUpOn = '2026-11-23';

const ways: Record<Way, string> = { screen: 'export', loader: 'with API names', warehouse: 'warehouse copy' };

/** HubSpot contacts: what the source is called that such a file makes. */
export function sourceOf({ vendor, kind }: Preset): string {
  return `${vendor} ${kind}`;
}

export function titleOf(preset: Preset): string {
  return `${sourceOf(preset)}${preset.way === 'screen' ? ' ' : ', '}${ways[preset.way]}`;
}

/** Names of columns, divided by commas. */
export function columns(text: string): string[] {
  return text.split(/,\s*/).map((name) => name.trim());
}
