import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import type { ImportRun } from '#sources/schema.ts';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import { get } from '#web/api.ts';
import { type Fault, faultsOf } from '#web/pages/today/faults.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { useNow } from '#web/use-now.ts';

/** What is broken and waits for whoever looks after the sources; nothing where all is well. */
export function Trouble() {
  const now = useNow();
  const runs = useQuery({
    queryKey: ['import-runs'],
    queryFn: ({ signal }) => get<{ importRuns: ImportRun[] }>('/api/import-runs', {}, signal),
  });
  const schedules = useQuery({
    queryKey: ['import-schedules'],
    queryFn: ({ signal }) => get<{ importSchedules: ScheduleAnswer[] }>('/api/import-schedules', {}, signal),
  });
  const faults = faultsOf(runs.data?.importRuns ?? [], schedules.data?.importSchedules ?? [], now);
  if (faults.length === 0) return null;
  return (
    <Section name={t`What is broken`} hint={t`imports and schedules of the last two weeks`} className="mb8">
      <ul className="list">
        {faults.map((fault) => (
          <FaultLine key={fault.key} fault={fault} />
        ))}
      </ul>
    </Section>
  );
}

function FaultLine({ fault }: { fault: Fault }) {
  const name = fault.importId ? (
    <DoorLink className="strong" to="/data/imports/$id" params={{ id: fault.importId }}>
      {fault.name}
    </DoorLink>
  ) : (
    <DoorLink className="strong" to="/data">
      {fault.name}
    </DoorLink>
  );
  return (
    <li className="row between wrap">
      <span>
        {name} <span className="soft">{fault.words}</span>
      </span>
      <State is={fault.state}>{fault.sign}</State>
    </li>
  );
}
