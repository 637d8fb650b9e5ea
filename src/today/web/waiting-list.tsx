import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { waitWords } from '#web/charts/wait-words.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { pendingHandoffs } from './list-filters.ts';
import { percent } from './today-words.ts';
import { touchWords } from '#web/ui/touch-words.ts';
import type { Lead } from './today-calls.ts';

interface WaitingListProps {
  name: string;
  leads: readonly Lead[];
  /** How many wait that are not shown. */
  more: number;
  /** Everybody's, in a narrow column: who, and how long. */
  isShort?: boolean;
}

/** Leads that wait, the newest offer first, each with what is good about it and how long it waits. */
export function WaitingList({ name, leads, more, isShort = false }: WaitingListProps) {
  if (leads.length === 0) return null;
  const moreWait = plural(more, { one: '# more waits', other: '# more wait' });
  return (
    <Section name={name} hint={t`newest first, waits in working time`} className="mt8">
      <Table label={t`${name}, the newest first`} className="stacks">
        <thead>
          <tr>
            <Column>
              <Trans>Who</Trans>
            </Column>
            {!isShort && (
              <Column>
                <Trans>Before that</Trans>
              </Column>
            )}
            {!isShort && (
              <Column className="only-wide">
                <Trans>Like them</Trans>
              </Column>
            )}
            <Column figures>
              <Trans>Waits for</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <LeadRow key={`${lead.person.id} ${lead.offeredAt}`} lead={lead} isShort={isShort} />
          ))}
        </tbody>
      </Table>
      {more > 0 && (
        <p className="cap">
          {isShort ? (
            <DoorLink to="/handoffs" search={pendingHandoffs}>
              {moreWait}
            </DoorLink>
          ) : (
            moreWait
          )}
          .
        </p>
      )}
    </Section>
  );
}

function LeadRow({ lead, isShort }: { lead: Lead; isShort: boolean }) {
  const { likeness, latest } = lead;
  const [won, of] = [count(likeness?.won ?? 0), count(likeness?.of ?? 0)];
  const share = likeness && percent(likeness.won, likeness.of);
  return (
    <Row>
      <Cell>
        <DoorLink className="strong" to="/people/$id" params={{ id: lead.person.id }}>
          {lead.person.name || t`Somebody without a name`}
        </DoorLink>
        {lead.person.company && <div className="small quiet">{lead.person.company}</div>}
      </Cell>
      {!isShort && (
        <Cell className="soft">
          {latest[0] ? (
            touchWords(latest[0].what === 'touch' ? null : latest[0].what, latest[0].label)
          ) : (
            <span className="quiet">
              <Trans>nothing known</Trans>
            </span>
          )}
        </Cell>
      )}
      {!isShort && (
        <Cell className="soft only-wide">
          {likeness && (
            <>
              <Trans>
                {likeness.value}: {won} of {of} won <span className="quiet">({share})</span>
              </Trans>
            </>
          )}
        </Cell>
      )}
      <Cell figures className="strong nowrap">
        {waitWords(lead.businessWaitSeconds, 'business')}
      </Cell>
    </Row>
  );
}
