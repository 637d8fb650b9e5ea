/** The first letter of a source, with its name as title: where a value or a moment comes from. */
export function SourceMark({ source }: { source: string }) {
  return (
    <span className="source-mark" title={source}>
      <span aria-hidden="true">{[...source][0]?.toLocaleUpperCase() ?? '?'}</span>
      <span className="sr">{source}</span>
    </span>
  );
}
