import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ErasureAnswer } from '#identity/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import type { PersonSummary } from './person-answers.ts';

interface EraseDialogProps {
  person: PersonSummary;
  isOpen: boolean;
  onClose: () => void;
}

interface Wanted {
  confirmation: string;
  wishOf: string;
  later: string;
}

/** Erases a person, after saying what goes, what stays, and whose wish it is. It cannot be undone. */
export function EraseDialog({ person, isOpen, onClose }: EraseDialogProps) {
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: (wanted: Wanted) => post<ErasureAnswer>(`/api/people/${encodeURIComponent(person.id)}/erasures`, wanted),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const close = () => {
    erase.reset();
    onClose();
  };
  const called = person.name || person.email;
  const eraseWords = called ? t`Erase ${called}` : t`Erase this person`;
  return (
    <Dialog isOpen={isOpen} onClose={close} title={erase.data ? t`Erased` : eraseWords}>
      {erase.data ? (
        <Erased toCheck={erase.data.toCheck} onClose={close} />
      ) : (
        <EraseForm person={person} isErasing={erase.isPending} problem={erase.error} onErase={(wanted) => erase.mutate(wanted)} />
      )}
    </Dialog>
  );
}

interface EraseFormProps {
  person: PersonSummary;
  isErasing: boolean;
  problem: unknown;
  onErase: (wanted: Wanted) => void;
}

function EraseForm({ person, isErasing, problem, onErase }: EraseFormProps) {
  const [wanted, setWanted] = useState<Wanted>({ confirmation: '', wishOf: 'person', later: 'refuse' });
  const put = (changes: Partial<Wanted>) => setWanted({ ...wanted, ...changes });
  const known = [person.name, person.email].filter(Boolean);
  const [first = '', second = ''] = known;
  return (
    <Form onSubmit={() => onErase(wanted)} problem={problem}>
      <p className="note risk">
        <Trans>
          <b>This cannot be undone.</b> Every value, every record and every word of the sources about this person goes, in rows that were
          refused or undone too. What happened, when, and what it was worth stays in the figures. Older backups keep the rest until they are
          thrown away. Asks stay, for members wrote them: those that name this person are listed afterwards, to be looked through.
        </Trans>
      </p>
      <Field label={t`At whose wish`} error={fieldError(problem, 'wishOf')}>
        <Select value={wanted.wishOf} onPick={(wishOf) => put({ wishOf })} options={wishOptions} />
      </Field>
      <Field
        label={t`When an import brings them again`}
        hint={
          wanted.later === 'refuse'
            ? t`A hash of the key is kept for that, and nothing else.`
            : t`Nothing is kept, not even a hash of the key.`
        }
      >
        <Select value={wanted.later} onPick={(later) => put({ later })} options={laterOptions} />
      </Field>
      <Field
        label={known.length > 0 ? t`Type the name or the mail to confirm` : t`Type the id to confirm`}
        hint={known.length === 2 ? t`${first}, or ${second}` : first || person.id}
        error={fieldError(problem, 'confirmation')}
      >
        <TextInput required autoComplete="off" value={wanted.confirmation} onText={(confirmation) => put({ confirmation })} />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={isErasing ? t`Erasing` : undefined}>
          <Trans>Erase for good</Trans>
        </Button>
      </div>
    </Form>
  );
}

const wishOptions = [
  { value: 'person', label: t`The person’s own` },
  { value: 'company', label: t`This company’s` },
  { value: 'authority', label: t`An authority’s` },
];
const laterOptions = [
  { value: 'refuse', label: t`Refuse the row` },
  { value: 'forget', label: t`Make a new, unconnected person` },
];

const pages: Record<string, string> = {
  ask: '/asks/',
  person: '/people/',
  account: '/accounts/',
  deal: '/deals/',
  importRun: '/data/imports/',
};

function Erased({ toCheck, onClose }: { toCheck: ErasureAnswer['toCheck']; onClose: () => void }) {
  return (
    <div className="form">
      <p>
        <Trans>Nothing is said of this person any more. Figures count what happened as before.</Trans>
      </p>
      {toCheck.length > 0 && (
        <div className="note risk">
          <p>
            <b>
              <Trans>What members wrote was left. Look whether it may stay:</Trans>
            </b>
          </p>
          <ul className="stack mt2">
            {toCheck.map(({ what, thing, id }) => (
              <li key={id}>{pages[thing] ? <a href={pages[thing] + encodeURIComponent(id)}>{what}</a> : what}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button variant="main" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}
