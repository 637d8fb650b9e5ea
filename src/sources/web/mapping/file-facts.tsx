import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Mapping, SuggestedGroup } from '#sources/schema.ts';
import { plural } from '#sources/web/import-words.ts';
import { CorrectFile } from '#sources/web/mapping/correct-file.tsx';
import { encodingWords, delimiterWords, formatWords, quoteWords } from '#sources/web/mapping/file-words.ts';
import { RecognisedAs } from '#sources/web/mapping/recognised-as.tsx';
import { dateOrderOf, decimalOf, formatOf, hasDateOrder, stampsIn } from '#sources/web/mapping/stamps.ts';
import type { ImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Door } from '#web/ui/door.tsx';
import { bytes } from '#web/ui/formats.ts';
import { Icon } from '#web/ui/icon.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

interface FileFactsProps {
  draft: ImportDraft;
  mapping: Mapping;
  company: { timeZone: string; currency: string };
}

/** What was recognised in the file, all of it, and a door to correct each of it in place. */
export function FileFacts({ draft, mapping, company }: FileFactsProps) {
  const [isCorrecting, setIsCorrecting] = useState(false);
  const { group } = draft;
  return (
    <Sheet className="file-facts" aria-label={t`The file`}>
      <div className="file-head">
        <span className="quiet only-wide">
          <Icon name="file" />
        </span>
        <div className="grow">
          <div className="row base wrap">
            <span className="strong break">{group.fileNames.join(', ') || 'The uploaded file'}</span>
            <span className="small quiet">{sizeWords(group)}</span>
          </div>
          <p className="small soft mt1">
            <RecognisedAs group={group} />
          </p>
          <Facts group={group} mapping={mapping} company={company} />
          {group.file.raggedRows > 0 && group.file.format === 'csv' ? <ShortRows mapping={mapping} onChange={draft.change} /> : null}
        </div>
        <div className="row wrap">
          <Button aria-expanded={isCorrecting} onClick={() => setIsCorrecting(!isCorrecting)}>
            {isCorrecting ? 'Done' : 'Correct this'}
          </Button>
          <ButtonLink variant="plain" to="/data/new" search={{}}>
            <Trans>Another file</Trans>
          </ButtonLink>
        </div>
      </div>
      {draft.problem ? (
        <ProblemNote
          problem={draft.problem}
          action={
            <Button onClick={draft.readAgain}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {isCorrecting ? <CorrectFile draft={draft} mapping={mapping} company={company} /> : null}
    </Sheet>
  );
}

/** Whether cells that rows lack at their end are empty ones: nobody can see that in the file, so it is said, never guessed. */
function ShortRows({ mapping, onChange }: { mapping: Mapping; onChange: (next: Mapping) => void }) {
  const { shortRows, ...file } = mapping.file ?? {};
  return shortRows ? (
    <p className="small soft">
      <Trans>
        Cells that rows lack at their end count as empty. <Door onClick={() => onChange({ ...mapping, file })}>Refuse such rows</Door>
      </Trans>
    </p>
  ) : (
    <p className="small soft">
      <Trans>
        Rows with fewer cells are refused.{' '}
        <Door onClick={() => onChange({ ...mapping, file: { ...file, shortRows: 'empty' } })}>Count missing cells at the end as empty</Door>
      </Trans>
    </p>
  );
}

function sizeWords({ file, fileNames }: SuggestedGroup): string {
  const files = fileNames.length > 1 ? `${plural(fileNames.length, 'file')} together, ` : '';
  return `${files}${bytes(file.bytes)}, about ${plural(file.rowsEstimated, 'row')}, ${plural(file.header.length, 'column')}`;
}

function Facts({ group, mapping, company }: Omit<FileFactsProps, 'draft'> & { group: SuggestedGroup }) {
  const { file } = group;
  const isText = file.format === 'csv';
  return (
    <ul className="facts">
      <li>{formatWords[file.format] ?? file.format}</li>
      {isText ? <li>{delimiterWords[file.delimiter] ?? file.delimiter}</li> : null}
      {isText && file.quote !== '"' ? <li>{quoteWords[file.quote] ?? file.quote}</li> : null}
      {file.format === 'xlsx' ? null : <li>{encodingWords[file.encoding.toLowerCase()] ?? file.encoding}</li>}
      {file.sheet ? (
        <li>
          sheet <b>{file.sheet}</b>
          {file.sheets && file.sheets.length > 1 ? ` of ${file.sheets.length}: ${file.sheets.join(', ')}` : ''}
        </li>
      ) : null}
      {file.format === 'jsonl' ? null : <li>{file.headerRow === 0 ? 'no header' : `header in row ${file.headerRow}`}</li>}
      {file.looksHeaderless ? (
        <li className="risk">
          <Trans>the header looks like data: has the file none?</Trans>
        </li>
      ) : null}
      {file.gzipped ? (
        <li>
          <Trans>gzipped</Trans>
        </li>
      ) : null}
      <Dates mapping={mapping} />
      {stampsIn(mapping).length > 0 ? (
        <li>
          <Trans>
            times in <b>{(mapping.timeZone ?? company.timeZone).replaceAll('_', ' ')}</b>
          </Trans>
        </li>
      ) : null}
      {decimalOf(mapping) ? (
        <li>
          <Trans>
            numbers <b>{decimalOf(mapping) === ',' ? '1.200,50' : '1,200.50'}</b>
          </Trans>
        </li>
      ) : null}
      {file.raggedRows > 0 ? (
        <li className="risk">
          <Trans>{plural(file.raggedRows, 'row')} with more or fewer cells than the header</Trans>
        </li>
      ) : null}
    </ul>
  );
}

function Dates({ mapping }: { mapping: Mapping }) {
  const [first] = stampsIn(mapping);
  if (!first) return null;
  const order = dateOrderOf(mapping);
  const format = formatOf(mapping, first.column) ?? 'ISO';
  const words = hasDateOrder(mapping)
    ? order === 'month-first'
      ? '11/16/2026'
      : order === 'day-first'
        ? '16/11/2026'
        : 'in both orders'
    : format;
  return (
    <li>
      <Trans>
        dates <b>{words === 'ISO' ? '2026-11-16' : words}</b>
      </Trans>
    </li>
  );
}
