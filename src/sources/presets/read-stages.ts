import type { Row } from '../files/split-rows.ts';
import { columnKey, namesOf } from './match-preset.ts';
import type { PresetStages, StageBookFile } from './preset.ts';

/** A stage of deals: the text that stands for it, what it is called, and what it means. */
export interface KnownStage {
  value: string;
  name: string;
  meaning: 'stage' | 'won' | 'lost';
}

type CellOf = (row: Row) => string;

/** Reads a file that names the stages of other files, in their order. */
export function readStageBook(file: StageBookFile, header: readonly string[], rows: readonly Row[]): KnownStage[] {
  const cell = (column: string) => cellReader(header, column) ?? (() => '');
  const [value, label, isWon, isClosed, order] = [file.value, file.label, file.isWon, file.isClosed, file.order].map(cell) as [
    CellOf,
    CellOf,
    CellOf,
    CellOf,
    CellOf,
  ];
  return rows
    .filter((row) => value(row) !== '')
    .toSorted((one, other) => Number(order(one)) - Number(order(other)))
    .map((row) => ({ value: value(row), name: label(row) || value(row), meaning: meaningOf(isYes(isWon(row)), isYes(isClosed(row))) }));
}

/** What the rows themselves say of their stages, where they have columns for it: most of the rows of a stage decide. */
export function readStagesOfRows(stages: PresetStages, header: readonly string[], rows: readonly Row[]): KnownStage[] {
  const said = stages.said;
  const stageOf = cellReader(header, stages.column);
  const isWon = said && cellReader(header, said.isWon);
  const isClosed = said && cellReader(header, said.isClosed);
  if (!stageOf || !isWon || !isClosed) return [];
  const votes = new Map<string, Record<KnownStage['meaning'], number>>();
  for (const row of rows) {
    const stage = stageOf(row);
    if (stage === '' || (isWon(row) === '' && isClosed(row) === '')) continue;
    const counts = votes.get(stage) ?? { stage: 0, won: 0, lost: 0 };
    counts[meaningOf(isYes(isWon(row)), isYes(isClosed(row)))]++;
    votes.set(stage, counts);
  }
  return [...votes].map(([value, counts]) => ({ value, name: value, meaning: mostOf(counts) }));
}

function mostOf(counts: Record<KnownStage['meaning'], number>): KnownStage['meaning'] {
  return (['won', 'lost', 'stage'] as const).toSorted((one, other) => counts[other] - counts[one])[0]!;
}

function meaningOf(isWon: boolean, isClosed: boolean): KnownStage['meaning'] {
  return isWon ? 'won' : isClosed ? 'lost' : 'stage';
}

function isYes(cell: string): boolean {
  return /^(true|1|yes|y|t)$/i.test(cell);
}

function cellReader(header: readonly string[], column: string): CellOf | undefined {
  const keys = header.map(columnKey);
  const at = namesOf(column)
    .map((name) => keys.indexOf(columnKey(name)))
    .find((place) => place >= 0);
  return at === undefined ? undefined : (row) => row[at]?.trim() ?? '';
}
