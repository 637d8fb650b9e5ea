import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { language } from '#web/language/texts.ts';
import { GuideText } from '#web/pages/help/guide-text.tsx';
import { textOf } from '#web/pages/help/texts.ts';
import { topics } from '#web/pages/help/topics.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import './help.css';

const route = getRouteApi('/shell/help/$topic');

/** The guide, inside the product: its topics at the left, the text of one of them. */
export function HelpPage() {
  const { topic } = route.useParams();
  const text = useQuery({ queryKey: ['help', topic], queryFn: () => textOf(topic), staleTime: Number.POSITIVE_INFINITY });
  const called = topics.find(({ slug }) => slug === topic)?.title ?? topic;
  return (
    <Page title={t`Help`} tab={t`Help: ${called}`}>
      <div className="help">
        <nav aria-label={t`Topics`}>
          <ul>
            {topics.map(({ slug, title }) => (
              <li key={slug}>
                <Link to="/help/$topic" params={{ topic: slug }}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article className="guide">
          {language() !== 'en' && (
            <p className="hint mb4">
              <Trans>For now this page is in English only.</Trans>
            </p>
          )}
          {text.isPending && <Skeleton reading={t`this page of the guide`} rows={8} />}
          {text.isError && <ProblemNote problem={text.error} />}
          {text.data === null && (
            <Empty>
              <Trans>There is no help called {topic}.</Trans>
            </Empty>
          )}
          {text.data && <GuideText text={text.data} />}
        </article>
      </div>
    </Page>
  );
}
