/** A name for a key that nobody has named yet: `mql_id` gives `mql-id`. */
export function keySpaceFor(column: string): string {
  return (
    column
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'key'
  );
}
