import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { moment } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { TeamMark } from '#web/ui/team-mark.tsx';
import { useSession } from '#web/use-session.ts';
import './discussion.css';
import { CommentText } from './comment-text.tsx';
import {
  type AboutWanted,
  type CommentOnWire,
  edit,
  follow,
  type Said,
  takeAway,
  useDiscussion,
  useDiscussionStep,
  write,
} from './discussion-calls.ts';
import { MentionBox } from './mention-box.tsx';

/** What members say of a thing, a way to say something, and to follow it. */
export function Discussion({ about }: { about: AboutWanted }) {
  const discussion = useDiscussion(about);
  const { data } = discussion;
  return (
    <Section name={t`Comments`} className="mt8" hint={data?.may.follow && <Follow about={about} isFollowed={data.isFollowed} />}>
      {discussion.isPending && <Skeleton reading={t`the comments`} rows={2} />}
      {discussion.isError && (
        <ProblemNote
          problem={discussion.error}
          action={
            <Button onClick={() => void discussion.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {data?.comments.length === 0 && !data.may.write && (
        <Empty>
          <Trans>Nobody has said anything here.</Trans>
        </Empty>
      )}
      {data && data.comments.length > 0 && (
        <ol className="list" aria-label={t`Comments`}>
          {data.comments.map((comment) => (
            <Comment key={comment.id} about={about} comment={comment} />
          ))}
        </ol>
      )}
      {data?.may.write && <Composer about={about} />}
    </Section>
  );
}

function Follow({ about, isFollowed }: { about: AboutWanted; isFollowed: boolean }) {
  const step = useDiscussionStep(about, (next: boolean) => follow(about, next));
  return (
    <Button size="sm" aria-pressed={isFollowed} busy={step.isPending && t`Saving`} onClick={() => step.mutate(!isFollowed)}>
      {isFollowed ? t`Following` : t`Follow`}
    </Button>
  );
}

function Composer({ about }: { about: AboutWanted }) {
  const [text, setText] = useState('');
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const step = useDiscussionStep(about, (said: Said) => write(about, said));
  const clear = () => (setText(''), setMentions([]));
  return (
    <Form className="form mt3" onSubmit={() => step.mutate({ text, mentions }, { onSuccess: clear })} problem={step.error}>
      <Field label={t`Say something`} hint={t`@ mentions a member. Ctrl Enter sends.`} error={fieldError(step.error, 'text')}>
        <MentionBox text={text} onText={setText} onMention={(id) => setMentions([...mentions, id])} />
      </Field>
      <div>
        <Button type="submit" busy={step.isPending && t`Sending`}>
          <Trans context="to do">Comment</Trans>
        </Button>
      </div>
    </Form>
  );
}

function Comment({ about, comment }: { about: AboutWanted; comment: CommentOnWire }) {
  const { company } = useSession();
  const [isEditing, setIsEditing] = useState(false);
  const { by, at, state, text, mentions, may } = comment;
  return (
    <li className="comment">
      <span>
        <TeamMark team={by?.team ?? 'operations'} /> <b className="strong">{by?.name ?? t`The operator`}</b>
      </span>
      <span className="small quiet">
        <time dateTime={at}>{moment(at, company.timeZone)}</time>
        {state === 'edited' && t`, edited`}
      </span>
      {isEditing ? (
        <Edit about={about} comment={comment} onDone={() => setIsEditing(false)} />
      ) : (
        <p className={text ? 'comment-text' : 'comment-text quiet'}>
          {text ? <CommentText text={text} mentions={mentions} /> : state === 'erased' ? t`Erased, with the person.` : t`Removed.`}
        </p>
      )}
      {!isEditing && (may.edit || may.remove) && <Steps about={about} comment={comment} onEdit={() => setIsEditing(true)} />}
    </li>
  );
}

function Edit({ about, comment, onDone }: { about: AboutWanted; comment: CommentOnWire; onDone: () => void }) {
  const [text, setText] = useState(comment.text);
  const [mentions, setMentions] = useState<readonly string[]>(comment.mentions.map(({ id }) => id));
  const step = useDiscussionStep(about, (said: Said) => edit(comment.id, said));
  return (
    <Form className="form comment-text" onSubmit={() => step.mutate({ text, mentions }, { onSuccess: onDone })} problem={step.error}>
      <Field label={t`Say it anew`} error={fieldError(step.error, 'text')}>
        <MentionBox text={text} onText={setText} onMention={(id) => setMentions([...mentions, id])} autoFocus />
      </Field>
      <div className="row">
        <Button type="submit" size="sm" busy={step.isPending && t`Saving`}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="plain" size="sm" onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** Removing is asked twice: nothing brings the words back. */
function Steps({ about, comment, onEdit }: { about: AboutWanted; comment: CommentOnWire; onEdit: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  const step = useDiscussionStep(about, () => takeAway(comment.id));
  return (
    <div className="row wrap comment-text">
      {comment.may.edit && !isAsked && (
        <Button variant="plain" size="sm" onClick={onEdit}>
          <Trans>Edit</Trans>
        </Button>
      )}
      {comment.may.remove && (
        <Button
          variant="plain"
          size="sm"
          busy={step.isPending && t`Removing`}
          onClick={() => (isAsked ? step.mutate(undefined) : setIsAsked(true))}
        >
          {isAsked ? t`Remove it for good` : t`Remove`}
        </Button>
      )}
      {isAsked && (
        <Button variant="plain" size="sm" onClick={() => setIsAsked(false)}>
          <Trans>Keep it</Trans>
        </Button>
      )}
      {step.isError && <ProblemNote problem={step.error} />}
    </div>
  );
}
