import { t } from '#kernel/language/say.ts';
import type { IncomingMessage } from 'node:http';
import { OutboundProblem } from './outbound-problem.ts';

/** The body of an answer as it comes, up to a size. @param inWords what a failure of the network is to be told as. */
export async function* limitBody(
  incoming: IncomingMessage,
  mostBytes: number,
  inWords: (error: unknown) => unknown,
): AsyncGenerator<Buffer> {
  const announced = Number(incoming.headers['content-length'] ?? 0);
  let left = mostBytes;
  try {
    if (announced > mostBytes) throw tooLarge(mostBytes);
    for await (const chunk of incoming) {
      left -= (chunk as Buffer).length;
      if (left < 0) throw tooLarge(mostBytes);
      yield chunk as Buffer;
    }
    if (!incoming.complete) throw new OutboundProblem('cut-short', t`The answer broke off before its end.`, t`the whole file`);
  } catch (error) {
    throw inWords(error);
  } finally {
    incoming.destroy();
  }
}

function tooLarge(mostBytes: number): OutboundProblem {
  return new OutboundProblem('too-large', t`The answer is too large.`, t`up to ${mostBytes.toLocaleString('en')} bytes`);
}
