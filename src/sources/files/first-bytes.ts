/** The first bytes of a stream, or all of them where there are fewer. It is not read any further. */
export async function firstBytes(chunks: AsyncGenerator<Buffer>, count: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    taken.push(chunk);
    length += chunk.length;
    if (length >= count) break;
  }
  return Buffer.concat(taken).subarray(0, count);
}
