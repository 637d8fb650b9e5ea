import { Fragment } from 'react';
import type { CommentOnWire } from './discussion-calls.ts';

const links = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

/** The words as they were typed, with links to click and mentions to see. Nothing of it is ever read as HTML. */
export function CommentText({ text, mentions }: Pick<CommentOnWire, 'text' | 'mentions'>) {
  return text.split(links).map((part, at) =>
    at % 2 === 1 ? (
      <a key={at} href={part} className="door" rel="noopener noreferrer nofollow" target="_blank">
        {part}
      </a>
    ) : (
      <Mentions key={at} text={part} names={mentions.map(({ name }) => name)} />
    ),
  );
}

function Mentions({ text, names }: { text: string; names: readonly string[] }) {
  if (names.length === 0) return text;
  const escaped = names.toSorted((one, other) => other.length - one.length).map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))`, 'iu')).map((part, at) =>
    at % 2 === 1 ? (
      <b key={at} className="mentioned">
        {part}
      </b>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
