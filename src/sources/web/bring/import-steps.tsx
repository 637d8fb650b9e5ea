import { Icon } from '#web/ui/icon.tsx';

const steps = ['Files', 'Columns', 'Import'] as const;
export type ImportStep = (typeof steps)[number];

/** Where one is on the way from a file to records. */
export function ImportSteps({ at }: { at: ImportStep }) {
  const here = steps.indexOf(at);
  return (
    <ol className="steps" aria-label="Steps of the import">
      {steps.map((step, number) => (
        <li key={step} aria-current={number === here ? 'step' : undefined}>
          {number < here ? <Icon name="check" small /> : <span>{number + 1}</span>}
          {step}
          {number < here ? <span className="sr"> done</span> : null}
        </li>
      ))}
    </ol>
  );
}
