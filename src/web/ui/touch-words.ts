import { t } from '@lingui/core/macro';
/** A touch in words: "Webinar: Turbidity in winter", or its kind where it is called nothing else. @param kind as its source calls it; null where it says none. */
export function touchWords(touchKind: string | null, label: string | null): string {
  const kind = touchKind ? `${touchKind.slice(0, 1).toUpperCase()}${touchKind.slice(1)}` : '';
  if (!label || label.toLowerCase() === kind.toLowerCase()) return kind || label || t`Touch`;
  return kind === '' || label.toLowerCase().startsWith(kind.toLowerCase()) ? label : `${kind}: ${label}`;
}
