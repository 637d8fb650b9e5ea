import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyAnswer } from '#workspace/schema.ts';
import { remove } from '#web/api.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { DoorAnchor } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { day } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';
import { NewKeyDialog } from '#workspace/web/new-key-dialog.tsx';
import { scopesInWords } from '#workspace/web/scope-words.ts';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { apiKeysQuery } from '#workspace/web/workspace-calls.ts';

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKeyAnswer | null; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => remove(`/api/api-keys/${id}`),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const revokeButton = (
    <Button variant="main" busy={revoke.isPending ? t`Revoking` : undefined} onClick={() => apiKey && revoke.mutate(apiKey.id)}>
      <Trans>Revoke the key</Trans>
    </Button>
  );
  return (
    <Dialog isOpen={apiKey !== null} onClose={onClose} title={t`Revoke "${apiKey?.name ?? ''}"?`} footer={revokeButton}>
      <p>
        <Trans>Programs that use it are refused from that moment on. It cannot be taken back; a new key can be made at any time.</Trans>
      </p>
      {revoke.error ? <ProblemNote problem={revoke.error} /> : null}
    </Dialog>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKeyAnswer; onRevoke: () => void }) {
  const { company } = useSession();
  const made = day(apiKey.createdAt, company.timeZone);
  const lastUsed = apiKey.lastUsedOn && day(apiKey.lastUsedOn, 'UTC');
  return (
    <li className="row between wrap">
      <div>
        <div>
          <span className="strong">{apiKey.name}</span> <code className="quiet">…{apiKey.hint}</code>
        </div>
        <div className="small quiet">
          {lastUsed
            ? t`Acts for ${apiKey.memberName}, made ${made}, last used ${lastUsed}`
            : t`Acts for ${apiKey.memberName}, made ${made}, never used yet`}
        </div>
        <div className="small soft">{apiKey.scopes ? scopesInWords(apiKey.scopes) : t`All that ${apiKey.memberName} may`}</div>
        {apiKey.expiresAt ? <LastDay expiresAt={apiKey.expiresAt} /> : null}
      </div>
      <Button onClick={onRevoke} aria-label={t`Revoke ${apiKey.name}`}>
        <Trans>Revoke</Trans>
      </Button>
    </li>
  );
}

/** The moment it ends is the first of the day after its last. */
function LastDay({ expiresAt }: { expiresAt: string }) {
  const { company } = useSession();
  const lastDay = day(Date.parse(expiresAt) - 1, company.timeZone);
  return Date.parse(expiresAt) <= useNow() ? (
    <div className="small">
      <State is="broken">
        <Trans>Worked until {lastDay}</Trans>
      </State>
    </div>
  ) : (
    <div className="small soft">
      <Trans>Works until {lastDay}</Trans>
    </div>
  );
}

function KeyList({ apiKeys, onMake }: { apiKeys: readonly ApiKeyAnswer[]; onMake: () => void }) {
  const [revoked, setRevoked] = useState<ApiKeyAnswer | null>(null);
  if (apiKeys.length === 0) {
    const make = (
      <Button variant="main" icon="key" onClick={onMake}>
        <Trans>Make a key</Trans>
      </Button>
    );
    return (
      <Empty action={make}>
        <Trans>With a key, the command line and your own programs read and import for you.</Trans>
      </Empty>
    );
  }
  return (
    <Section name={t`In use`} hint={t`${apiKeys.length} in all`}>
      <ul className="list">
        {apiKeys.map((apiKey) => (
          <KeyRow key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoked(apiKey)} />
        ))}
      </ul>
      <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />
    </Section>
  );
}

function HowTo() {
  return (
    <Section name={t`How a program uses one`}>
      <p>
        <Trans>It sends the key with every request, and gets what the screens get:</Trans>
      </p>
      <p className="mt2">
        <code>{`curl -H "Authorization: Bearer ent_…" ${globalThis.location.origin}/api/measures/funnel`}</code>
      </p>
      <p className="cap">
        <Trans>
          The command line finds it in <code>ENTENTE_API_KEY</code>. Every address is described at{' '}
          <DoorAnchor href="/api/openapi.json">/api/openapi.json</DoorAnchor>. A key that others have seen is revoked, and a new one made.
        </Trans>
      </p>
    </Section>
  );
}

/** Keys for programs: made, shown once, revoked. */
export function ApiKeysPage() {
  const { permits } = useSession();
  return permits('api-keys.write') ? <Keys /> : <NotYours />;
}

const lead = t`A key acts for whoever made it, as far as it is for. It cannot invite people or make further keys.`;

function NotYours() {
  const back = (
    <ButtonLink to="/settings/company">
      <Trans>Back to the company</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`API keys`} lead={lead}>
      <SettingsTabs />
      <Empty action={back}>
        <Trans>Heads and operators make keys for programs here.</Trans>
      </Empty>
    </Page>
  );
}

function Keys() {
  const keys = useQuery(apiKeysQuery);
  const [isMaking, setIsMaking] = useState(false);
  const make = (
    <Button variant="main" icon="key" onClick={() => setIsMaking(true)}>
      <Trans>Make a key</Trans>
    </Button>
  );
  const hasKeys = (keys.data?.apiKeys.length ?? 0) > 0;
  return (
    <Page title={t`API keys`} lead={lead} actions={hasKeys ? make : undefined}>
      <SettingsTabs />
      <div className="grid side">
        <div>
          {keys.isPending ? <Skeleton reading={t`the keys`} rows={3} /> : null}
          {keys.isError ? (
            <ProblemNote
              problem={keys.error}
              action={
                <Button onClick={() => void keys.refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              }
            />
          ) : null}
          {keys.data ? <KeyList apiKeys={keys.data.apiKeys} onMake={() => setIsMaking(true)} /> : null}
        </div>
        <HowTo />
      </div>
      <NewKeyDialog isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </Page>
  );
}
