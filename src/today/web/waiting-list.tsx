import { waitWords } from '#web/charts/wait-words.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { pendingHandoffs } from './list-filters.ts';
import { percent, touchWords } from './today-words.ts';
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
  return (
    <Section name={name} hint="newest first, waits in working time" className="mt8">
      <Table label={`${name}, the newest first`} className="stacks">
        <thead>
          <tr>
            <Column>Who</Column>
            {!isShort && <Column>Before that</Column>}
            {!isShort && <Column className="only-wide">Like them</Column>}
            <Column figures>Waits for</Column>
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
              {count(more)} more wait
            </DoorLink>
          ) : (
            `${count(more)} more wait`
          )}
          .
        </p>
      )}
    </Section>
  );
}

function LeadRow({ lead, isShort }: { lead: Lead; isShort: boolean }) {
  const { likeness, latest } = lead;
  return (
    <Row>
      <Cell>
        <DoorLink className="strong" to="/people/$id" params={{ id: lead.person.id }}>
          {lead.person.name || 'Somebody without a name'}
        </DoorLink>
        {lead.person.company && <div className="small quiet">{lead.person.company}</div>}
      </Cell>
      {!isShort && <Cell className="soft">{latest[0] ? touchWords(latest[0]) : <span className="quiet">nothing known</span>}</Cell>}
      {!isShort && (
        <Cell className="soft only-wide">
          {likeness && (
            <>
              {likeness.value}: {count(likeness.won)} of {count(likeness.of)} won{' '}
              <span className="quiet">({percent(likeness.won, likeness.of)})</span>
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
