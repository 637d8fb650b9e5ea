type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows by half as it fills: no object per row, few copies. */
export interface GrowingColumn<T extends Column> {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  /** The values so far, without copying; later pushes may leave it behind. */
  view(): T;
}

export function growingColumn<T extends Column>(Kind: new (length: number) => T, capacity = 1024): GrowingColumn<T> {
  let values = new Kind(capacity);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const grown = new Kind(Math.ceil(length * 1.5) + 16);
        grown.set(values);
        values = grown;
      }
      values[length++] = value;
    },
    at: (index) => values[index]!,
    view: () => values.subarray(0, length) as T,
  };
}

/** Gives every distinct text a code, in order of appearance; '' is always 0. */
export interface Dictionary {
  readonly names: readonly string[];
  codeOf(text: string): number;
}

export function createDictionary(): Dictionary {
  const names = [''];
  const codes = new Map([['', 0]]);
  return {
    names,
    codeOf(text) {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, names.length);
      return names.push(text) - 1;
    },
  };
}
