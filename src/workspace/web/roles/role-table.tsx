import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Action } from '#workspace/permissions.ts';
import type { RolesAnswer } from '#workspace/roles/schema.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { type Role, roleWords } from '#workspace/web/role-words.ts';
import { fieldGroups, figureWords, groupNames, rowWords } from '#workspace/web/roles/sight-words.ts';

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

/** A word, or whether it is so. */
function Stand({ as: value }: { as: boolean | string }) {
  if (typeof value === 'string') return <Cell className="small">{value}</Cell>;
  return (
    <Cell>
      {value ? (
        <Icon name="check" />
      ) : (
        <span className="quiet" aria-hidden="true">
          {'\u2013'}
        </span>
      )}
      <span className="sr">{value ? t`yes` : t`no`}</span>
    </Cell>
  );
}

interface TableProps {
  /** As the server enforces them. */
  described: RolesAnswer['roles'];
}

type Described = RolesAnswer['roles'][number];

interface LineProps extends TableProps {
  name: string;
  /** What stands under a role. */
  says: (role: Described) => boolean | string;
}

function Line({ name, described, says }: LineProps) {
  return (
    <Row>
      <th scope="row">{name}</th>
      {roles.map((role) => (
        <Stand key={role} as={says(described.find((each) => each.role === role)!)} />
      ))}
    </Row>
  );
}

function Part({ name }: { name: string }) {
  return (
    <tr className="part">
      <th scope="colgroup" colSpan={roles.length + 1}>
        {name}
      </th>
    </tr>
  );
}

/** Fields and rows first: what is different from company to company; then what each role may do, which is the same everywhere. */
function SightRows({ described }: TableProps) {
  return (
    <tbody>
      <Part name={t`Sees`} />
      {fieldGroups.map((group) => (
        <Line
          key={group}
          name={groupNames[group]}
          described={described}
          says={(role) => (role.rows === 'none' && group === 'amounts' ? t`sums only` : !role.withheld.includes(group))}
        />
      ))}
      <Line name={t`People, accounts, deals, handoffs`} described={described} says={(role) => rowWords[role.rows]} />
      <Line name={t`Figures of named sellers`} described={described} says={(role) => figureWords[role.namedFigures]} />
    </tbody>
  );
}

/** The roles in one table: which fields each sees, whose rows, and what it may do. */
export function RoleTable({ described }: TableProps) {
  return (
    <Section name={t`Who sees and may do what`} hint={t`the two heads have the same rights, always`}>
      <Table label={t`What each role sees and may do`} className="roles">
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
        <SightRows described={described} />
        <tbody>
          <Part name={t`May`} />
          {(Object.keys(actionWords) as Action[]).map((action) => (
            <Line key={action} name={actionWords[action]} described={described} says={(role) => role.actions.includes(action)} />
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
