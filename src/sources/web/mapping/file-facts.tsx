import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Mapping, SuggestedGroup } from '#sources/schema.ts';
import { columnCount, rowCount } from '#sources/web/import-words.ts';
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
            <span className="strong break">{group.fileNames.join(', ') || t`The uploaded file`}</span>
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
            {isCorrecting ? t`Done` : t`Correct this`}
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
  const size = bytes(file.bytes);
  const rows = rowCount(file.rowsEstimated);
  const columns = columnCount(file.header.length);
  if (fileNames.length < 2) return t`${size}, about ${rows}, ${columns}`;
  const files = plural(fileNames.length, { one: '#\u00a0file together', other: '#\u00a0files together' });
  return t`${files}, ${size}, about ${rows}, ${columns}`;
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
          <Sheets sheet={file.sheet} all={file.sheets ?? []} />
        </li>
      ) : null}
      {file.format === 'jsonl' ? null : <li>{file.headerRow === 0 ? t`no header` : t`header in row ${file.headerRow}`}</li>}
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
          {plural(file.raggedRows, {
            one: '#\u00a0row with more or fewer cells than the header',
            other: '#\u00a0rows with more or fewer cells than the header',
          })}
        </li>
      ) : null}
    </ul>
  );
}

function Sheets({ sheet, all }: { sheet: string; all: readonly string[] }) {
  const names = all.join(', ');
  const number = all.length;
  return number > 1 ? (
    <Trans>
      sheet <b>{sheet}</b> of {number}: {names}
    </Trans>
  ) : (
    <Trans>
      sheet <b>{sheet}</b>
    </Trans>
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
        : t`in both orders`
    : format;
  const shown = words === 'ISO' ? '2026-11-16' : words;
  return (
    <li>
      <Trans>
        dates <b>{shown}</b>
      </Trans>
    </li>
  );
}
