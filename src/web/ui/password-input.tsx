import { t } from '@lingui/core/macro';
import { type ComponentProps, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

/** A password that can be looked at while it is typed, so that nobody has to type it twice. */
export function PasswordInput(props: ComponentProps<typeof TextInput>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="copy">
      <TextInput {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <Button aria-pressed={isShown} aria-label={t`Show the password`} onClick={() => setIsShown(!isShown)}>
        {isShown ? t`Hide` : t`Show`}
      </Button>
    </div>
  );
}
