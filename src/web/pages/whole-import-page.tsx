import { Discussion } from '#discussion/web/discussion.tsx';
import { ImportRunPage } from '#sources/web/runs/import-run-page.tsx';

const comments = (id: string) => <Discussion about={{ kind: 'importRun', id }} />;

/** One import, with what members say of it. */
export function WholeImportPage() {
  return <ImportRunPage beside={comments} />;
}
