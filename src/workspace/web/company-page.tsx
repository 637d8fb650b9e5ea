import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyWanted } from '#workspace/schema.ts';
import { patch } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { CompanyFacts } from '#workspace/web/company-facts.tsx';
import { CompanyFields, HolidaysSection, HoursSection } from '#workspace/web/company-fields.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { dayProblem, weekdays } from '#workspace/web/week-words.ts';
import { companyQuery } from '#workspace/web/workspace-calls.ts';

function useSave(onSaved: (company: CompanyWanted) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (company: CompanyWanted) => patch<{ company: CompanyWanted }>('/api/company', company),
    onSuccess: (answer) => {
      client.setQueryData(companyQuery.queryKey, answer);
      onSaved(answer.company);
      // Everything that was counted by the old clock is counted anew, the bar's name included.
      return client.invalidateQueries();
    },
  });
}

function whyNotNow(isChanged: boolean, company: CompanyWanted): string | undefined {
  if (weekdays.some((day) => dayProblem(company.workingHours[day]))) return t`The working hours above need a look first.`;
  return isChanged ? undefined : t`Nothing has changed.`;
}

function CompanyForm({ saved }: { saved: CompanyWanted }) {
  const [company, setCompany] = useState(saved);
  const save = useSave(setCompany);
  const isChanged = JSON.stringify(company) !== JSON.stringify(saved);
  const isSaved = save.isSuccess && !isChanged;
  return (
    <Form onSubmit={() => save.mutate(company)} problem={save.error} className="sections">
      <div className="grid side">
        <div>
          <CompanyFields company={company} onChange={setCompany} problem={save.error} />
          <HoursSection company={company} onChange={setCompany} />
        </div>
        <HolidaysSection company={company} onChange={setCompany} />
      </div>
      <div className="row wrap mt6">
        <Button
          type="submit"
          variant="main"
          busy={save.isPending ? t`Saving` : undefined}
          disabled={isSaved}
          whyNot={isSaved ? undefined : whyNotNow(isChanged, company)}
        >
          <Trans>Save</Trans>
        </Button>
        {isChanged ? (
          <Button variant="plain" icon="undo" onClick={() => setCompany(saved)}>
            <Trans>Back to what is saved</Trans>
          </Button>
        ) : null}
        <span role="status">
          {isSaved ? (
            <State is="good">
              <Trans>Saved</Trans>
            </State>
          ) : null}
        </span>
      </div>
    </Form>
  );
}

/** The company's settings: for those who may change them a form, for all others the facts. */
export function CompanyPage() {
  const { permits } = useSession();
  const company = useQuery(companyQuery);
  const may = permits('company.write');
  return (
    <Page
      title={t`Company`}
      lead={may ? t`The one clock of both teams. Every figure is counted by it, past ones too.` : t`The one clock of both teams.`}
    >
      <SettingsTabs />
      {company.isPending ? <Skeleton reading={t`the company`} rows={8} /> : null}
      {company.isError ? (
        <ProblemNote
          problem={company.error}
          action={
            <Button onClick={() => void company.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {company.data && may ? <CompanyForm saved={company.data.company} /> : null}
      {company.data && !may ? <CompanyFacts company={company.data.company} /> : null}
    </Page>
  );
}
