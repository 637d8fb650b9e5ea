/** Something about the rows of an import that stops nothing, and that its owner should know. No personal values. */
export interface RunWarning {
  code: string;
  message: string;
  /** How many rows, columns or names it concerns. */
  count: number;
  /** 0 where it is not about rows. */
  firstRow: number;
  examples?: string[];
}
