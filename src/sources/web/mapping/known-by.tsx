import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import { type KnownAs, knownAs, withSpace, withTogether, withTriedFirst } from '#sources/web/mapping/known-as.ts';
import { inSentence } from '#sources/web/preview/object-words.ts';
import { readableName } from '#sources/web/readable-name.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface KnownByProps {
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** By which columns things are known again, and under which name the keys are shared with other files. */
export function KnownBy({ mapping, onChange }: KnownByProps) {
  const keys = knownAs(mapping);
  if (keys.length === 0) return null;
  return (
    <Section
      name={t`Known again by`}
      hint={t`the same key under the same name is the same thing, whichever file tells of it`}
      className="mt8"
    >
      <ul className="list known">
        {keys.map((key) => (
          <KnownRow key={key.path.join(' ')} known={key} mapping={mapping} onChange={onChange} />
        ))}
      </ul>
    </Section>
  );
}

function KnownRow({ known, mapping, onChange }: KnownByProps & { known: KnownAs }) {
  const { what } = known;
  const columns = inSentence(known.columns.map(readableName));
  const columnNames = inSentence(known.columns);
  return (
    <li>
      <span className="known-what">
        {known.isFallback ? (
          <Trans>
            <span className="quiet">where that is empty, </span>
            <span className="soft">by</span> <span className="strong">{columns}</span>
          </Trans>
        ) : (
          <Trans>
            <span className="strong">{what}, by</span> <span className="strong">{columns}</span>
          </Trans>
        )}
        {known.columns.length > 1 ? (
          <span className="quiet">
            {' '}
            <Trans>together</Trans>
          </span>
        ) : null}
      </span>
      <span className="row wrap known-how">
        {known.isFallback ? (
          <>
            <Button size="sm" onClick={() => onChange(withTriedFirst(mapping, known))} aria-label={t`Try first: ${columns}`}>
              <Trans>Try first</Trans>
            </Button>
            <Button
              size="sm"
              onClick={() => onChange(withTogether(mapping, known))}
              aria-label={t`Both together: ${columns} with the key before`}
            >
              <Trans>Both together</Trans>
            </Button>
          </>
        ) : null}
        <span className="row small key-name">
          <span className="quiet nowrap" aria-hidden="true">
            <Trans>key name</Trans>
          </span>
          <TextInput
            small
            aria-label={t`Name of the key of ${what}, ${columnNames}`}
            value={known.space}
            placeholder={known.isOptional ? t`only this source` : ''}
            onText={(space) => onChange(withSpace(mapping, known, space))}
          />
        </span>
      </span>
    </li>
  );
}
