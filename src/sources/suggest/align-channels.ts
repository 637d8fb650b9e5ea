import type { Mapping, TableMapping } from '../mapping/mapping-schema.ts';
import type { SuggestedFile } from './find-references.ts';
import { wordsOf } from './name-words.ts';

/**
 * Visits and what was paid for them meet by their channel: where one file of the upload takes it from the source because its
 * medium is not always filled, the others take it from the source too.
 */
export function alignChannels<File extends SuggestedFile>(files: readonly File[]): File[] {
  const takesSource = files.some((file) => file.isGuessed && isCalled(channelOf(file.mapping), /\butm source\b/));
  if (!takesSource) return [...files];
  return files.map((file) => {
    const source = file.profiles.find((one) => /\butm source\b/.test(wordsOf(one.name)));
    if (!file.isGuessed || !source || !isCalled(channelOf(file.mapping), /\butm medium\b/)) return file;
    return { ...file, mapping: withChannel(file.mapping as TableMapping, source.name) };
  });
}

function channelOf(mapping: Mapping | null): string | undefined {
  if (mapping?.shape !== 'table') return undefined;
  const channel = mapping.touch?.channel ?? mapping.spend?.channel;
  return channel && 'column' in channel ? channel.column : undefined;
}

function isCalled(column: string | undefined, name: RegExp): boolean {
  return column !== undefined && name.test(wordsOf(column));
}

function withChannel(mapping: TableMapping, column: string): TableMapping {
  return {
    ...mapping,
    ...(mapping.touch && { touch: { ...mapping.touch, channel: { column } } }),
    ...(mapping.spend && { spend: { ...mapping.spend, channel: { column } } }),
  };
}
