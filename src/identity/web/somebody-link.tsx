import { t } from '@lingui/core/macro';
import { DoorLink } from '#web/ui/door.tsx';

/** A person by name; whoever was erased is nobody any more, and their page says so. */
export function SomebodyLink({ person }: { person: { id: string; name: string; email?: string; isErased?: boolean } }) {
  const called = person.isErased ? t`An erased person` : person.name || person.email || t`Somebody without a name`;
  return (
    <DoorLink to="/people/$id" params={{ id: person.id }}>
      {called}
    </DoorLink>
  );
}
