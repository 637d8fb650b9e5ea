/** A line of a stack that says where, and nothing else. */
const place = /^\s+at .*(?::\d+:\d+\)?|\(<anonymous>\)|\(native\))$/;

/** Where something went wrong, without its message: messages of a database, a mail server or a parser can hold personal values. */
export function placesOf(error: unknown): string {
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  const text = String(stack ?? '');
  // A message may have lines that look like places.
  const behind = typeof message === 'string' && message !== '' ? text.slice(Math.max(0, text.indexOf(message)) + message.length) : text;
  return behind
    .split('\n')
    .filter((line) => place.test(line))
    .join('\n');
}
