import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button } from '#web/ui/button.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { RoleTable } from '#workspace/web/roles/role-table.tsx';
import { SightForm } from '#workspace/web/roles/sight-form.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { rolesQuery } from '#workspace/web/workspace-calls.ts';
import '../workspace.css';

/** What each role sees and may do, from what the server enforces; heads and operators choose the part that is theirs to choose. */
export function RolesPage() {
  const roles = useQuery(rolesQuery);
  return (
    <Page title={t`Roles`} lead={t`Who sees what, and who may do what. It is the same in the browser, in files and for keys.`}>
      <SettingsTabs />
      {roles.isPending ? <Skeleton reading={t`the roles`} rows={8} /> : null}
      {roles.isError ? (
        <ProblemNote
          problem={roles.error}
          action={
            <Button onClick={() => void roles.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {roles.data?.mayChange ? <SightForm kept={roles.data.settings} /> : null}
      {roles.data ? <RoleTable described={roles.data.roles} /> : null}
    </Page>
  );
}
