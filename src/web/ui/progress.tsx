interface ProgressProps {
  /** What is done so far, in the unit of `of`. */
  done: number;
  of: number;
  label: string;
  /** Said under the bar and read out: "18,200 of 48,213 rows". */
  words: string;
}

/** True progress: a bar and its words, never a spinner. */
export function Progress({ done, of, label, words }: ProgressProps) {
  const percent = of > 0 ? Math.min(100, (100 * done) / of) : 0;
  return (
    <div>
      <div className="progress" role="progressbar" aria-label={label} aria-valuenow={Math.round(percent)} aria-valuetext={words}>
        <i style={{ width: `${percent}%` }} />
      </div>
      <p className="cap">{words}</p>
    </div>
  );
}
