import type { Mapping } from '../mapping/mapping-schema.ts';

/** What a mapping says beside its file, source and stages, which all files of one import share. */
// A distributive Omit: each shape keeps its own parts.
export type MappingPart = Mapping extends infer Shape
  ? Shape extends Mapping
    ? Omit<Shape, 'entente' | 'source' | 'file' | 'stages' | 'observedUntil' | 'knownAt' | '$schema' | 'unanswered' | 'timeZone'>
    : never
  : never;

// Rows differ from file to file; whoever makes a file reads what its own query brings.
// oxlint-disable-next-line typescript/no-explicit-any
export type FoundRow = any;

/** One file of an export: where its rows come from, how they are written, and how they are read again. */
export interface ExportFile {
  /** Without an ending: people, deals, links-deal-person. */
  name: string;
  query: { text: string; values: readonly unknown[] };
  header: readonly string[];
  cellsOf(row: FoundRow): string[];
  mapping: MappingPart;
}

/** Which import's evidence is written. */
export interface ExportedRun {
  workspaceId: number;
  runId: number;
  sourceId: number;
  sourceName: string;
  mapping: Mapping;
  knownAt: Date;
  /** How far the source covers, by all its imports: also those whose rows were all known before, of which there is no file. */
  observedUntil: Date | null;
  /** What the source's people can have, by all its imports. */
  attributeNames: readonly string[];
}
