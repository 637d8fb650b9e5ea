import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { SecurityAnswer } from '#workspace/sign-in/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { NewCodesDialog } from '#workspace/web/security/new-codes-dialog.tsx';
import { TurnOffDialog } from '#workspace/web/security/turn-off-dialog.tsx';
import { TurnOnDialog } from '#workspace/web/security/turn-on-dialog.tsx';
import './security.css';

interface SecondFactorProps {
  hasPassword: boolean;
  secondFactor: SecurityAnswer['secondFactor'];
}

type Open = 'on' | 'off' | 'codes' | null;

/** A code of an app beside the password. */
export function SecondFactorSection({ hasPassword, secondFactor }: SecondFactorProps) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section name={t`Second factor`}>
      {secondFactor.isOn ? (
        <IsOn left={secondFactor.backupCodesLeft} onOpen={setOpen} />
      ) : (
        <IsOff hasPassword={hasPassword} onTurnOn={() => setOpen('on')} />
      )}
      <TurnOnDialog isOpen={open === 'on'} onClose={close} />
      <TurnOffDialog isOpen={open === 'off'} onClose={close} />
      <NewCodesDialog isOpen={open === 'codes'} onClose={close} />
    </Section>
  );
}

function IsOff({ hasPassword, onTurnOn }: { hasPassword: boolean; onTurnOn: () => void }) {
  if (!hasPassword)
    return (
      <p className="soft">
        <Trans>Your sign-in provider asks for a second factor where your company wants one.</Trans>
      </p>
    );
  return (
    <div className="row between wrap">
      <p className="soft">
        <Trans>With it, a password that somebody else learned opens nothing: a code of an app on your phone is asked for, too.</Trans>
      </p>
      <Button onClick={onTurnOn}>
        <Trans>Turn it on</Trans>
      </Button>
    </div>
  );
}

function IsOn({ left, onOpen }: { left: number; onOpen: (open: Open) => void }) {
  return (
    <div className="row between wrap">
      <div>
        <State is={left < 3 ? 'risk' : 'good'}>
          <Trans context="second factor">On</Trans>
        </State>
        <p className="soft mt2">
          {plural(left, {
            0: 'No backup code is left. Keep them where you find them without your phone.',
            one: 'One backup code is left. Keep them where you find them without your phone.',
            other: '# backup codes are left. Keep them where you find them without your phone.',
          })}
        </p>
      </div>
      <div className="row wrap">
        <Button onClick={() => onOpen('codes')}>
          <Trans>New backup codes</Trans>
        </Button>
        <Button onClick={() => onOpen('off')}>
          <Trans>Turn it off</Trans>
        </Button>
      </div>
    </div>
  );
}
