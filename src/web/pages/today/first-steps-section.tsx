import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '#web/api.ts';
import { type FirstStep, firstSteps } from '#web/pages/today/first-steps.ts';
import { Button } from '#web/ui/button.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';

interface Members {
  members: readonly { team: string; role: string }[];
}

const hiddenKey = 'entente.first-steps-hidden';

/** The first steps of a company, until all are done or whoever looks has put them away; only for those who can do them. */
export function FirstStepsSection() {
  const { permits } = useSession();
  const [isHidden, setIsHidden] = useState(() => localStorage.getItem(hiddenKey) === 'yes');
  const isAsked = permits('company.write') && !isHidden;
  const sources = useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => get<{ sources: readonly unknown[] }>('/api/sources', {}, signal),
    enabled: isAsked,
  });
  const members = useQuery({
    queryKey: ['members', 'first-steps'],
    queryFn: ({ signal }) => get<Members>('/api/members', {}, signal),
    enabled: isAsked,
  });
  if (!isAsked || !sources.data || !members.data) return null;
  const steps = firstSteps({ sources: sources.data.sources.length, members: members.data.members });
  const done = steps.filter(({ isDone }) => isDone).length;
  const all = steps.length;
  if (done === all) return null;
  const hide = () => {
    localStorage.setItem(hiddenKey, 'yes');
    setIsHidden(true);
  };
  return (
    <Section name={t`First steps`} hint={t`${done} of ${all} done`} className="mb8">
      <ul className="list">
        {steps.map((step) => (
          <StepLine key={step.key} step={step} />
        ))}
      </ul>
      <Button variant="plain" size="sm" onClick={hide}>
        <Trans>Put these away</Trans>
      </Button>
    </Section>
  );
}

function StepLine({ step }: { step: FirstStep }) {
  return (
    <li className="row between wrap">
      <span>
        {step.isDone ? (
          <span className="soft">{step.name}</span>
        ) : (
          <>
            <DoorLink className="strong" to={step.to}>
              {step.name}
            </DoorLink>{' '}
            <span className="soft">{step.why}</span>
          </>
        )}
      </span>
      <State is={step.isDone ? 'good' : 'unknown'}>{step.isDone ? t`Done` : t`To do`}</State>
    </li>
  );
}
