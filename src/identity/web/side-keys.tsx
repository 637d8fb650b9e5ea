/** What the marks of a timeline mean. */
export function SideKeys() {
  return (
    <span className="row wrap side-keys">
      <span className="row">
        <span className="dot" aria-hidden="true" /> marketing
      </span>
      <span className="row">
        <span className="dot sl" aria-hidden="true" /> sales
      </span>
      <span className="row">
        <span className="dot jt" aria-hidden="true" /> between them
      </span>
      <span className="row">
        <span className="dot op" aria-hidden="true" /> either
      </span>
    </span>
  );
}
