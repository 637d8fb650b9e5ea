interface SourceMarkProps {
  source: string;
  /** One or two letters that tell it from the other sources of the page. */
  mark: string;
}

/** The letters of a source, with its name as title: where a value or a moment comes from. */
export function SourceMark({ source, mark }: SourceMarkProps) {
  return (
    <span className="source-mark" title={source}>
      <span aria-hidden="true">{mark}</span>
      <span className="sr">{source}</span>
    </span>
  );
}
