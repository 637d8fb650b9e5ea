import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';

/** A figure that is not here yet: a still, soft bar of 60 %. */
export function SoftBar({ width = '60%' }: { width?: string }) {
  return <span className="soft-bar" style={{ width }} aria-hidden="true" />;
}

interface SkeletonProps {
  /** What is being read: "the last 50 events". Said to screen readers at once, shown after two seconds. */
  reading: ReactNode;
  rows?: number;
}

/** Lines in place while something loads; nothing moves. After two seconds it says what is still being read. */
export function Skeleton({ reading, rows = 5 }: SkeletonProps) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), 2000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      <p className={isSlow ? 'hint mb2' : 'sr'}>
        <Trans>Still reading {reading}</Trans>
      </p>
      <ul className="list" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <li key={row}>
            <SoftBar width={`${60 - (row % 3) * 12}%`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
