import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import { ScheduleDialog } from '#sources/web/data/schedule-dialog.tsx';
import { lookWords, placeWords, rhythmWords } from '#sources/web/data/schedule-words.ts';
import { get, patch, post, remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { Menu } from '#web/ui/menu.tsx';
import { MenuItem } from '#web/ui/menu-item.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';

interface SchedulesAnswer {
  importSchedules: readonly ScheduleAnswer[];
  openFolders: readonly string[];
}

const schedulesKey = ['import-schedules'];

/** Imports that come round by themselves: from where, when, and how the last one went. */
export function ScheduleSection() {
  const { permits } = useSession();
  const [changed, setChanged] = useState<ScheduleAnswer | 'new'>();
  const { data, error } = useQuery({
    queryKey: schedulesKey,
    queryFn: ({ signal }) => get<SchedulesAnswer>('/api/import-schedules', {}, signal),
    refetchInterval: ({ state }) => (state.data?.importSchedules.some(({ looks }) => looks[0]?.outcome === 'looking') ? 2_000 : false),
  });
  const schedules = data?.importSchedules ?? [];
  return (
    <Section name={t`Coming round`} hint={t`imports that repeat themselves`}>
      {error ? <ProblemNote problem={error} /> : null}
      {data && schedules.length === 0 ? (
        <p className="small quiet"><Trans>An export at an address or in a folder can be read again every hour, day or week.</Trans></p>
      ) : null}
      <ul className="list small">
        {schedules.map((schedule) => (
          <ScheduleRow key={schedule.id} schedule={schedule} onChange={() => setChanged(schedule)} />
        ))}
      </ul>
      {permits('sources.import') && data ? (
        <div className="mt3">
          <Button size="sm" icon="plus" onClick={() => setChanged('new')}><Trans>
            Let an import come round
          </Trans></Button>
        </div>
      ) : null}
      {changed ? (
        <ScheduleDialog
          schedule={changed === 'new' ? undefined : changed}
          openFolders={data?.openFolders ?? []}
          onClose={() => setChanged(undefined)}
        />
      ) : null}
    </Section>
  );
}

function ScheduleRow({ schedule, onChange }: { schedule: ScheduleAnswer; onChange: () => void }) {
  const { company, permits } = useSession();
  const { run, problem } = useScheduleCommands(schedule);
  const [look] = schedule.looks;
  const { words, state } = lookWords(look);
  const place = placeWords(schedule);
  const next = schedule.nextLookAt && !schedule.paused ? moment(schedule.nextLookAt, company.timeZone) : null;
  return (
    <li>
      <div className="row between top">
        <span className="grow">
          <span className="strong">{schedule.name}</span>
          <span className="soft block">{rhythmWords(schedule)}</span>
          <span className="quiet block break"><Trans>
            {place}, by {schedule.savedMapping.name}
          </Trans></span>
        </span>
        {permits('sources.import') ? (
          <Menu label={t`What to do with ${schedule.name}`} face={<Icon name="more" />} faceClass="btn sm">
            <MenuItem onClick={() => run('now')}><Trans>Look now</Trans></MenuItem>
            <MenuItem onClick={() => run(schedule.paused ? 'go-on' : 'pause')}>{schedule.paused ? t`Let it go on` : t`Pause it`}</MenuItem>
            <MenuItem onClick={onChange}><Trans>Change it</Trans></MenuItem>
            <MenuItem onClick={() => run('end')}><Trans>End it</Trans></MenuItem>
          </Menu>
        ) : null}
      </div>
      <p>
        {schedule.paused ? <State is="unknown"><Trans>Paused</Trans></State> : <State is={state}>{words}</State>}{' '}
        {look?.importRunId ? (
          <DoorLink to="/data/imports/$id" params={{ id: look.importRunId }}><Trans>
            the last import
          </Trans></DoorLink>
        ) : null}
      </p>
      {look?.problem ? <p className="soft">{look.problem.message}</p> : null}
      {next ? <p className="quiet"><Trans>Next: {next}.</Trans></p> : null}
      {problem ? <ProblemNote problem={problem} /> : null}
    </li>
  );
}

type Command = 'now' | 'pause' | 'go-on' | 'end';

function useScheduleCommands({ id }: ScheduleAnswer) {
  const client = useQueryClient();
  const path = `/api/import-schedules/${encodeURIComponent(id)}`;
  const { mutate, error } = useMutation({
    mutationFn: (command: Command) => {
      if (command === 'now') return post<unknown>(`${path}/runs`);
      return command === 'end' ? remove<unknown>(path) : patch<unknown>(path, { paused: command === 'pause' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: schedulesKey }),
  });
  return { run: mutate, problem: error };
}
