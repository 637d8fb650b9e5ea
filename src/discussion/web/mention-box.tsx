import { t } from '@lingui/core/macro';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Avatar } from '#web/ui/avatar.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { type MemberToMention, useMembersToMention } from './discussion-calls.ts';
import { membersFor, mentionAt, type MentionTyped, withMention } from './mention-at.ts';

interface MentionBoxProps {
  text: string;
  onText: (text: string) => void;
  /** Somebody was chosen: of several of one name it is them. */
  onMention: (memberId: string) => void;
  autoFocus?: boolean;
}

/** Several lines of text in which an @ offers the members: arrows choose, Enter or Tab takes, Escape leaves what is typed. */
export function MentionBox({ text, onText, onMention, autoFocus = false }: MentionBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [mention, setMention] = useState<MentionTyped | null>(null);
  const [at, setAt] = useState(0);
  const members = useMembersToMention(mention !== null);
  const offered = mention ? membersFor(mention.typed, members.data?.members ?? []) : [];
  const look = (area: HTMLTextAreaElement) => (setMention(mentionAt(area.value, area.selectionStart)), setAt(0));
  const take = (member: MemberToMention) => {
    const next = withMention(text, mention!, member.name);
    onText(next.text);
    onMention(member.id);
    setMention(null);
    const area = box.current?.querySelector('textarea');
    // After React has put the new text in, or the caret would jump to its end.
    requestAnimationFrame(() => (area?.focus(), area?.setSelectionRange(next.caret, next.caret)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (offered.length === 0 || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[at]!);
    else if (event.key === 'Escape') setMention(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={box} className="mention-box">
      <TextArea
        required
        rows={3}
        maxLength={4000}
        autoFocus={autoFocus}
        value={text}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
        onChange={(event) => (onText(event.target.value), look(event.target))}
        onKeyDown={onKeyDown}
        onBlur={() => setMention(null)}
      />
      <p className="sr" role="status">
        {offered.length > 0 ? t`${offered.length} to mention. Arrows choose, Enter takes.` : ''}
      </p>
      {offered.length > 0 && <MentionList id={listId} members={offered} at={at} onTake={take} />}
    </div>
  );
}

interface MentionListProps {
  id: string;
  members: readonly MemberToMention[];
  at: number;
  onTake: (member: MemberToMention) => void;
}

const teamOf = (team: string) => {
  const words: Record<string, string> = {
    marketing: t`marketing`,
    sales: t`sales`,
    success: t`success`,
    leadership: t`leadership`,
    operations: t`operations`,
    people: t({ message: 'people', context: 'team' }),
  };
  return words[team] ?? team;
};

/** The focus stays in the text: what is pressed is taken before it could leave. */
function MentionList({ id, members, at, onTake }: MentionListProps) {
  return (
    <div id={id} role="listbox" aria-label={t`Members to mention`} className="mention-list">
      {members.map((member, place) => (
        <div
          key={member.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          className="mention-option"
          onPointerDown={(event) => (event.preventDefault(), onTake(member))}
        >
          <Avatar name={member.name} team={member.team} size="xs" /> {member.name}
          <span className="small quiet">{teamOf(member.team)}</span>
        </div>
      ))}
    </div>
  );
}
