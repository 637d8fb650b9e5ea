import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfileAnswer } from '#workspace/members/schema.ts';
import { patch } from '#web/api.ts';
import { chooseLanguage } from '#web/language/language.ts';
import { Button } from '#web/ui/button.tsx';
import { DoorAnchor } from '#web/ui/door.tsx';
import { Form } from '#web/ui/form.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { LeaveSection } from '#workspace/web/leave-section.tsx';
import { NamesField } from '#workspace/web/names-field.tsx';
import { OwnHours, ProfileFields } from '#workspace/web/profile-fields.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { dayProblem, weekdays } from '#workspace/web/week-words.ts';
import { profileQuery } from '#workspace/web/workspace-calls.ts';
import './workspace.css';

type Wanted = Pick<ProfileAnswer, 'name' | 'timeZone' | 'workingHours' | 'language' | 'names'>;

function wantedOf({ name, timeZone, workingHours, language, names }: ProfileAnswer): Wanted {
  return { name, timeZone, workingHours, language, names };
}

function useSave(onSaved: (profile: ProfileAnswer) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted) =>
      patch<{ profile: ProfileAnswer }>('/api/profile', { ...wanted, names: wanted.names.map((name) => name.trim()).filter(Boolean) }),
    onSuccess: (answer) => {
      client.setQueryData(profileQuery.queryKey, answer);
      onSaved(answer.profile);
      chooseLanguage(answer.profile.language);
      // The bar shows the name, and lists who works when.
      return client.invalidateQueries();
    },
  });
}

function ProfileForm({ profile }: { profile: ProfileAnswer }) {
  const [wanted, setWanted] = useState(() => wantedOf(profile));
  const save = useSave((saved) => setWanted(wantedOf(saved)));
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(wantedOf(profile));
  const hasWrongHours = wanted.workingHours !== null && weekdays.some((day) => dayProblem(wanted.workingHours![day]));
  const fields = { wanted, onChange: setWanted, problem: save.error };
  return (
    <Form onSubmit={() => save.mutate(wanted)} problem={save.error} className="sections">
      <Section name={t({ message: 'You', context: 'section' })}>
        <div className="form">
          <ProfileFields {...fields} />
          <NamesField
            names={wanted.names}
            onChange={(names) => setWanted({ ...wanted, names })}
            problem={save.error}
            suggestions={profile.suggestions}
          />
        </div>
      </Section>
      <OwnHours {...fields} />
      <div className="row wrap mt6">
        <Button
          type="submit"
          variant="main"
          busy={save.isPending ? t`Saving` : undefined}
          disabled={!isChanged}
          whyNot={hasWrongHours ? t`The working hours above need a look first.` : undefined}
        >
          <Trans>Save</Trans>
        </Button>
        <span role="status">
          {save.isSuccess && !isChanged ? (
            <State is="good">
              <Trans>Saved</Trans>
            </State>
          ) : null}
        </span>
      </div>
    </Form>
  );
}

/** What a member says of themselves: name, clock, leave, and by which names sources call them. */
export function ProfilePage() {
  const { data, isPending, error, refetch } = useQuery(profileQuery);
  return (
    <Page title={t`You`} lead={t`How your colleagues see you, when you work, and how sources call you.`}>
      <SettingsTabs />
      {isPending ? <Skeleton reading={t`your profile`} rows={8} /> : null}
      {error ? (
        <ProblemNote
          problem={error}
          action={
            <Button onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {data ? (
        <div className="grid side">
          <ProfileForm profile={data.profile} />
          <div>
            <LeaveSection leaves={data.profile.leaves} />
            <p className="cap mt6">
              <Trans>
                What you are told, in the app and by mail, is chosen under{' '}
                <DoorAnchor href="/notices#choices">Notices, Tell me when</DoorAnchor>. Mail keeps to the hours and leave that stand here.
              </Trans>
            </p>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
