import type { Mapping, SuggestionAnswer } from '#sources/schema.ts';
import { plural } from '#sources/web/import-words.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { bytes } from '#web/ui/formats.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

interface FileFactsProps {
  fileNames: readonly string[];
  suggestion: SuggestionAnswer;
  mapping: Mapping;
  onShape: (shape: Mapping['shape']) => void;
}

const delimiterWords: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ':': 'colon' };
const shapes = [
  { value: 'table', label: 'A person or deal' },
  { value: 'event-log', label: 'An event' },
] as const;

/** What was recognised in the file, in one line, and the one thing about it that can be corrected: what a row is. */
export function FileFacts({ fileNames, suggestion, mapping, onShape }: FileFactsProps) {
  const { file } = suggestion;
  return (
    <Sheet className="file-facts" aria-label="The file">
      <span className="quiet only-wide">
        <Icon name="file" />
      </span>
      <div className="grow">
        <div className="row base wrap">
          <span className="strong break">{fileNames.join(', ') || 'The uploaded file'}</span>
          <span className="small quiet">
            {bytes(file.bytes)}, about {plural(file.rowsEstimated, 'row')}, {plural(file.header.length, 'column')}
          </span>
        </div>
        <ul className="facts">
          <li>{delimiterWords[file.delimiter] ?? file.delimiter}</li>
          <li>{file.encoding.toUpperCase()}</li>
          <li>header in row 1</li>
          {file.gzipped ? <li>gzipped</li> : null}
          <li className="row wrap">
            <span>Each row is</span>
            <Segmented label="What each row is" value={mapping.shape} options={shapes} onPick={onShape} />
          </li>
        </ul>
      </div>
      <ButtonLink variant="plain" to="/data/new" search={{}}>
        Another file
      </ButtonLink>
    </Sheet>
  );
}
