import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Action, permits } from '#workspace/permissions.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { type Role, roleWords } from '#workspace/web/role-words.ts';

/** What may be done, in words. The table itself is permissions.ts; nothing is said here that is not enforced there. */
export const actionWords: Readonly<Record<Action, string>> = {
  'measures.read': t`See the scoreboard and its figures`,
  'measures-of-sellers.read': t`See its figures by the names of sellers`,
  'notices.read': t`Read one’s own notices`,
  'notices.write': t`Choose one’s own notices`,
  'comments.write': t`Write comments`,
  'asks.read': t`Read asks`,
  'asks.write': t`Ask and answer`,
  'views.share': t`Share views of lists`,
  'people.read': t`Open the people behind a figure`,
  'people.report': t`Take out all that is held of a person`,
  'people.erase': t`Erase a person`,
  'sources.read': t`See sources and imports`,
  'sources.import': t`Bring files and import them`,
  'data.export': t`Take all data out, as files`,
  'company.read': t`See the company and its clock`,
  'company.write': t`Change the company and its clock`,
  'members.read': t`See who is here`,
  'members.invite': t`Invite, send again and withdraw invitations`,
  'members.manage': t`Add members, change their place, end memberships`,
  'roles.write': t`Change what roles see`,
  'mail.read': t`Read the outbox, and send from it again`,
  'mail.write': t`Set up how mail is sent`,
  'single-sign-on.write': t`Set how people sign on by a provider`,
  'audit.read': t`Read what happened`,
  'api-keys.write': t`Make and revoke API keys`,
  'installation.read': t`See how Entente runs, and its backups`,
};

const roles = Object.keys(roleWords) as Role[];

function Permission({ role, action }: { role: Role; action: Action }) {
  const may = permits({ kind: 'member', role }, action);
  return (
    <Cell>
      {may ? (
        <Icon name="check" />
      ) : (
        <span className="quiet" aria-hidden="true">
          {'\u2013'}
        </span>
      )}
      <span className="sr">{may ? t`yes` : t`no`}</span>
    </Cell>
  );
}

/** The roles in words: what each is for, and what it may do. */
export function RoleTable() {
  return (
    <Section name={t`Who may do what`} hint={t`the two heads have the same rights, always`}>
      <Table label={t`What each role may do`} className="roles">
        <thead>
          <tr>
            <Column>
              <span className="sr">
                <Trans>What</Trans>
              </span>
            </Column>
            {roles.map((role) => (
              <Column key={role}>{roleWords[role].name}</Column>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(actionWords) as Action[]).map((action) => (
            <Row key={action}>
              <th scope="row">{actionWords[action]}</th>
              {roles.map((role) => (
                <Permission key={role} role={role} action={action} />
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      <dl className="role-words mt4">
        {roles.map((role) => (
          <div key={role}>
            <dt className="strong">{roleWords[role].name}</dt>
            <dd className="soft">{roleWords[role].says}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
