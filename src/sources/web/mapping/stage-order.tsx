import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { movedStage } from '#sources/web/mapping/event-rules.ts';
import { stageRulesOf } from '#sources/web/mapping/stages-in-use.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';

interface StageOrderProps {
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

const meaningWords: Record<string, string> = {
  captured: t`where a lead begins`,
  proposal: t`a proposal`,
  won: t`won`,
  lost: t`lost, an exit beside the path`,
};

/** The stages in the order of the business, moved by buttons; the funnel reads them from top to bottom. */
export function StageOrder({ mapping, onChange }: StageOrderProps) {
  const [said, setSaid] = useState('');
  const move = (stage: string, step: -1 | 1) => {
    const stages = movedStage(mapping.stages, stage, step);
    onChange({ ...mapping, stages });
    const place = stages.indexOf(stage) + 1;
    const all = stages.length;
    setSaid(t`${stage} is now number ${place} of ${all}`);
  };
  return (
    <Section name={t`Order of the stages`} hint={t`as the funnel will show them`} className="mt8">
      {mapping.stages.length === 0 ? (
        <p className="quiet">
          <Trans>Nothing becomes a stage yet. Choose above what captures a lead, and what wins or loses it.</Trans>
        </p>
      ) : (
        <ol className="list stages">
          {mapping.stages.map((stage, at) => (
            <li key={stage} className="row between">
              <span className="grow">
                <span className="small quiet number">{at + 1}</span> <span className="strong">{stage || t`A stage without a name`}</span>{' '}
                <span className="small quiet">{meaningWords[meaningOf(mapping, stage)] ?? ''}</span>
              </span>
              <Button size="sm" disabled={at === 0} onClick={() => move(stage, -1)} aria-label={t`Move ${stage} up`}>
                <Trans>Up</Trans>
              </Button>
              <Button
                size="sm"
                disabled={at === mapping.stages.length - 1}
                onClick={() => move(stage, 1)}
                aria-label={t`Move ${stage} down`}
              >
                <Trans>Down</Trans>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <p className="sr" role="status">
        {said}
      </p>
    </Section>
  );
}

function meaningOf(mapping: Mapping, stage: string): string {
  return stageRulesOf(mapping).find((rule) => rule.stage === stage)?.becomes ?? '';
}
