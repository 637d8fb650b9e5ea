/** What an undo would do, as the server answers. */
export interface UndoPreview {
  evidence: Readonly<Record<string, number>>;
  people: number;
  deals: number;
  handedOver: number;
  workedOn: readonly { person: { id: string; name: string }; why: readonly string[] }[];
  canUndo?: boolean;
  canPutBack?: boolean;
}

/** An undo, or the undo of an undo. */
export interface UndoAnswer {
  id: string;
  direction?: 'undo' | 'redo';
  state: 'waiting' | 'running' | 'done' | 'failed';
  counts?: Readonly<Record<string, number>>;
  requestedBy?: string | null;
  requestedAt?: string;
  finishedAt?: string | null;
}
