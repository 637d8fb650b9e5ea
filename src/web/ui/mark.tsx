/** The mark: a circle and a square, and what they share. */
export function Mark() {
  return (
    <svg viewBox="0 0 26 16" aria-hidden="true">
      <circle cx="8.500" cy="8" r="7.500" fill="var(--marketing)" />
      <rect x="10.500" y="0.500" width="15" height="15" rx="3.500" fill="var(--sales)" />
      <path d="M13.200 2.120A7.500 7.500 0 0113.200 13.880 3.500 3.500 0 0110.500 12V4a3.500 3.500 0 012.700-1.880z" fill="var(--joint)" />
    </svg>
  );
}
