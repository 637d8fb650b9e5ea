import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Icon } from '#web/ui/icon.tsx';

const steps = ['Files', 'Columns', 'Import'] as const;
export type ImportStep = (typeof steps)[number];
const names: Readonly<Record<ImportStep, string>> = { Files: t`Files`, Columns: t`Columns`, Import: t`Import` };

/** Where one is on the way from a file to records. */
export function ImportSteps({ at }: { at: ImportStep }) {
  const here = steps.indexOf(at);
  return (
    <ol className="steps" aria-label={t`Steps of the import`}>
      {steps.map((step, number) => (
        <li key={step} aria-current={number === here ? 'step' : undefined}>
          {number < here ? <Icon name="check" small /> : <span>{number + 1}</span>}
          {names[step]}
          {number < here ? (
            <span className="sr">
              {' '}
              <Trans>done</Trans>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
