import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PresetsAnswer } from '#sources/schema.ts';
import { bringsInWords } from '#sources/web/bring/brings-words.ts';
import { inSentence } from '#sources/web/preview/object-words.ts';
import { get } from '#web/api.ts';
import { Door, DoorAnchor } from '#web/ui/door.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

type Preset = PresetsAnswer['presets'][number];

const ways: Record<Preset['way'], string> = {
  screen: t`from a screen`,
  loader: t`by a data loader or API`,
  warehouse: t`copied to a warehouse`,
};

/** A door to every layout that is recognised, each with the page of its vendor that it was built from. */
export function KnownLayouts() {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['presets'],
    queryFn: ({ signal }) => get<PresetsAnswer>('/api/presets', {}, signal),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const presets = data?.presets ?? [];
  const vendors = Map.groupBy(presets, (preset) => preset.vendor);
  return (
    <>
      <Door onClick={() => setIsOpen(true)}>
        <Trans>See every layout that is recognised</Trans>
      </Door>
      <SidePanel
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t`Layouts that are recognised`}
        lead={presets.length > 0 ? plural(presets.length, { one: '#\u00a0layout', other: '#\u00a0layouts' }) : null}
      >
        {error ? <ProblemNote problem={error} /> : null}
        {!data && !error ? <Skeleton reading={t`the layouts`} /> : null}
        {[...vendors].map(([vendor, ofVendor]) => (
          <section key={vendor} className="mb8" aria-label={vendor}>
            <h3>{vendor}</h3>
            <ul className="list small mt2">
              {ofVendor.map((preset) => (
                <Layout key={preset.id} preset={preset} />
              ))}
            </ul>
          </section>
        ))}
      </SidePanel>
    </>
  );
}

function Layout({ preset }: { preset: Preset }) {
  const things = inSentence(preset.brings.map(bringsInWords));
  return (
    <li>
      <span className="strong">{preset.title}</span> <span className="quiet">{ways[preset.way]}</span>
      <div className="soft">
        {preset.leftOut ?? t`Brings ${things}.`}{' '}
        <DoorAnchor href={preset.documentation} target="_blank" rel="noreferrer">
          <Trans>
            {preset.vendor} describes it<span className="sr">: {preset.title}</span>
          </Trans>
        </DoorAnchor>
      </div>
    </li>
  );
}
