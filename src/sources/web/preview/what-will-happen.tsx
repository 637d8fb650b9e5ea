import { plural, t } from '@lingui/core/macro';
import { useId } from 'react';
import type { Mapping, PreviewAnswer } from '#sources/schema.ts';
import { objectCounts } from '#sources/web/preview/object-words.ts';
import { OutcomeBar } from '#sources/web/preview/outcome-bar.tsx';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { Kbd } from '#web/ui/kbd.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { SoftBar } from '#web/ui/skeleton.tsx';

interface WhatWillHappenProps {
  mapping: Mapping;
  rowsEstimated: number;
  preview: PreviewAnswer | undefined;
  isStale: boolean;
  /** Why the mapping cannot be used as it stands, from the preview or the attempt to import. */
  problem: unknown;
  isStarting: boolean;
  /** With several groups of files the import begins on the page of all of them; this one is then only agreed to. */
  isOneOfSeveral: boolean;
  onGo: () => void;
}

/** The counts, what is wrong if something is, and the button that says what it does. */
export function WhatWillHappen(props: WhatWillHappenProps) {
  const { mapping, rowsEstimated, preview, isStale, problem, isStarting, isOneOfSeveral, onGo } = props;
  const capId = useId();
  const isAnew = preview !== undefined && isStale && !problem;
  const rows = preview?.counts.complete ? preview.counts.read : rowsEstimated;
  const isReady = preview !== undefined && !isStale && !problem;
  return (
    <Section name={t`What will happen`} hint={isAnew ? t`being read anew` : t`nothing is written yet`} side="joint">
      {preview ? (
        <Counts counts={preview.counts} rowsEstimated={rowsEstimated} isStale={isStale} />
      ) : problem ? null : (
        <div aria-busy="true">
          <SoftBar width="100%" />
        </div>
      )}
      {problem ? (
        <div className="mt4">
          <ProblemNote problem={problem} />
        </div>
      ) : null}
      <div className="mt4">
        <Button
          variant="main"
          size="lg"
          wide
          onClick={onGo}
          busy={isStarting ? t`Starting` : undefined}
          disabled={!isReady}
          aria-describedby={capId}
        >
          {isOneOfSeveral ? t`Looks right` : buttonWords(mapping, rows, preview)} <Kbd>{t`Ctrl Enter`}</Kbd>
        </Button>
      </div>
      <p className="cap" id={capId}>
        {problem
          ? t`Correct the mapping first; what you chose stays.`
          : !preview
            ? t`The first rows are being read.`
            : isAnew
              ? t`The rows are being read anew with your change. Then you can import them.`
              : isOneOfSeveral
                ? t`Back to the other files. All of them are imported together, in their order.`
                : t`You can leave the page meanwhile, and undo the import as a whole.`}
      </p>
    </Section>
  );
}

function Counts({ counts, rowsEstimated, isStale }: { counts: PreviewAnswer['counts']; rowsEstimated: number; isStale: boolean }) {
  const objects = objectCounts(counts.objects);
  const all = count(rowsEstimated);
  return (
    <div className={isStale ? 'is-stale' : undefined} aria-busy={isStale || undefined}>
      <OutcomeBar created={counts.new} changed={counts.changed} unchanged={counts.same} refused={counts.refused} />
      {objects ? <p className="cap">{counts.complete ? t`They tell of ${objects}.` : t`The rows read tell of ${objects}.`}</p> : null}
      {counts.complete ? null : (
        <p className="cap">
          {plural(counts.read, {
            one: `Counted in the first #\u00a0row of about ${all}.`,
            other: `Counted in the first #\u00a0rows of about ${all}.`,
          })}
        </p>
      )}
    </div>
  );
}

const eventButtons = {
  about: (events: number) => plural(events, { one: 'Import about #\u00a0event', other: 'Import about #\u00a0events' }),
  again: (events: number) =>
    plural(events, { one: 'Import again, #\u00a0event as before', other: 'Import again, #\u00a0events as before' }),
  all: (events: number) => plural(events, { one: 'Import #\u00a0event', other: 'Import #\u00a0events' }),
};
const rowButtons = {
  about: (rows: number) => plural(rows, { one: 'Import about #\u00a0row', other: 'Import about #\u00a0rows' }),
  again: (rows: number) => plural(rows, { one: 'Import again, #\u00a0row as before', other: 'Import again, #\u00a0rows as before' }),
  all: (rows: number) => plural(rows, { one: 'Import #\u00a0row', other: 'Import #\u00a0rows' }),
};

/** `Import 150,256 events`, `Import about 8,000 rows`; with nothing to write it says so. */
function buttonWords(mapping: Mapping, rows: number, preview: PreviewAnswer | undefined): string {
  if (!preview) return t`Import`;
  const { counts } = preview;
  const words = mapping.shape === 'event-log' ? eventButtons : rowButtons;
  if (!counts.complete) return words.about(rows);
  const good = counts.read - counts.refused;
  return counts.new + counts.changed === 0 ? words.again(good) : words.all(good);
}
