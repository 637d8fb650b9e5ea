import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ChosenFileRow } from '#sources/web/bring/chosen-file-row.tsx';
import { DropZone } from '#sources/web/bring/drop-zone.tsx';
import type { ChosenFile } from '#sources/web/bring/use-chosen-files.ts';
import { WhatFits } from '#sources/web/bring/what-fits.tsx';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';

interface FileStepProps {
  files: readonly ChosenFile[];
  /** The name of the mapping file chosen with them, if any. */
  mappingName: string | undefined;
  /** Anything else to say about what was chosen, such as a mapping file that is none. */
  notice?: ReactNode;
  onFiles: (files: readonly File[]) => void;
  onRemove: (key: number) => void;
  onSendAgain: (chosen: ChosenFile) => void;
  onRemoveMapping: () => void;
  onNext: () => void;
}

/** Step 1: the files, by dropping or choosing them, each with its own progress. */
export function FileStep(props: FileStepProps) {
  const { files, mappingName } = props;
  return (
    <div className="grid import-grid">
      <div>
        <DropZone onFiles={props.onFiles} isFirst={files.length === 0} />
        {props.notice ? <div className="mt4">{props.notice}</div> : null}
        {files.length > 0 || mappingName ? (
          <Section name={t`Chosen`} hint={t`files of one layout count as one`} className="mt8">
            <ul className="list">
              {files.map((chosen) => (
                <ChosenFileRow
                  key={chosen.key}
                  chosen={chosen}
                  onRemove={() => props.onRemove(chosen.key)}
                  onSendAgain={() => props.onSendAgain(chosen)}
                />
              ))}
              {mappingName ? <MappingRow name={mappingName} onRemove={props.onRemoveMapping} /> : null}
            </ul>
            <NextButton files={files} onNext={props.onNext} />
          </Section>
        ) : null}
      </div>
      <WhatFits />
    </div>
  );
}

function NextButton({ files, onNext }: { files: readonly ChosenFile[]; onNext: () => void }) {
  const whyNot = reasonToWait(files);
  return (
    <div className="mt4">
      <Button variant="main" size="lg" onClick={onNext} {...(whyNot ? { whyNot } : {})}>
        <Trans>Match the columns</Trans>
      </Button>
    </div>
  );
}

function reasonToWait(files: readonly ChosenFile[]): string | undefined {
  if (files.length === 0) return t`Choose the file that this mapping describes.`;
  if (files.some((chosen) => chosen.state === 'failed')) return t`One file did not arrive: send it again or remove it.`;
  return files.some((chosen) => chosen.state === 'sending') ? t`As soon as every file has arrived.` : undefined;
}

function MappingRow({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <li className="row between">
      <span className="row wrap grow">
        <span className="strong break">{name}</span>
        <span className="small quiet">
          <Trans>a mapping, used instead of a suggestion</Trans>
        </span>
      </span>
      <Button variant="plain" onClick={onRemove} aria-label={t`Remove ${name}`}>
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
