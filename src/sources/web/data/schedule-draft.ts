import type { ScheduleAnswer, ScheduleWanted } from '#sources/schedules/schema.ts';

/** A schedule as its form holds it: every field has a text, whether it counts or not. */
export interface Draft {
  name: string;
  kind: 'url' | 'folder';
  url: string;
  folder: string;
  filePattern: string;
  headerName: string;
  headerValue: string;
  savedMappingId: string;
  every: ScheduleWanted['every'];
  weekday: NonNullable<ScheduleWanted['weekday']>;
  at: string;
}

/** The form of a schedule that there is, or of a new one. */
export function draftFrom(schedule: ScheduleAnswer | undefined): Draft {
  const place = schedule?.place;
  return {
    name: schedule?.name ?? '',
    kind: place?.kind ?? 'url',
    url: place?.kind === 'url' ? place.at : '',
    folder: place?.kind === 'folder' ? place.at : '',
    filePattern: place?.pattern ?? '',
    headerName: schedule?.headerName ?? '',
    headerValue: '',
    savedMappingId: schedule?.savedMapping.id ?? '',
    every: schedule?.every ?? 'day',
    weekday: schedule?.weekday ?? 'mon',
    at: schedule?.at ?? '06:00',
  };
}

/** What is asked of the server: only the part of the place that counts, and a header only where its value was typed. */
export function termsOf(draft: Draft): ScheduleWanted {
  const { name, kind, url, folder, filePattern, headerName, headerValue, savedMappingId, every, weekday, at } = draft;
  const place = kind === 'url' ? { url } : { folder, ...(filePattern && { filePattern }) };
  const header = kind === 'url' && headerName && headerValue ? { header: { name: headerName, value: headerValue } } : {};
  return { name, ...place, ...header, savedMappingId, every, at, ...(every === 'week' && { weekday }) };
}
