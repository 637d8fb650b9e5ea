import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { anchorOf, helpLink } from '#web/pages/help/help-link.ts';

/** A page of the guide. Its title is the second heading of the page it stands on; tables scroll inside their own region. */
export function GuideText({ text }: { text: string }) {
  return (
    <Markdown remarkPlugins={[remarkGfm]} components={components}>
      {text}
    </Markdown>
  );
}

const components: Components = {
  h1: ({ children }) => <h2 id={anchorOf(wordsOf(children))}>{children}</h2>,
  h2: ({ children }) => <h3 id={anchorOf(wordsOf(children))}>{children}</h3>,
  h3: ({ children }) => <h4 id={anchorOf(wordsOf(children))}>{children}</h4>,
  a: ({ href = '', children }) => <GuideLink href={href}>{children}</GuideLink>,
  pre: ({ children }) => (
    <pre tabIndex={0} role="group" aria-label={t`Example`}>
      {children}
    </pre>
  ),
  table: ({ children }: ComponentProps<'table'>) => (
    <div className="scroll" tabIndex={0} role="group" aria-label={t`Table`}>
      <table>{children}</table>
    </div>
  ),
};

function GuideLink({ href, children }: { href: string; children: ReactNode }) {
  const place = helpLink(href);
  if (place === null) return children;
  if (!place.startsWith('/help/')) return <a href={place}>{children}</a>;
  const [path, hash] = place.split('#');
  return (
    <Link to={path!} {...(hash && { hash })}>
      {children}
    </Link>
  );
}

function wordsOf(children: ReactNode): string {
  if (typeof children === 'string' || typeof children === 'number') return String(children);
  if (Array.isArray(children)) return children.map(wordsOf).join('');
  const inside = (children as { props?: { children?: ReactNode } } | null)?.props?.children;
  return inside === undefined ? '' : wordsOf(inside);
}
