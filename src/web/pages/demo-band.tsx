import { Link } from '@tanstack/react-router';
import { useSession } from '#web/use-session.ts';

/** Says on every page of a demo that nothing here is real, and how to go on. */
export function DemoBand() {
  const { session } = useSession();
  if (!session.isDemo) return null;
  return (
    <aside className="demo-band" aria-label="Demo company">
      <p>
        <b>Demo company:</b> invented data.
      </p>
      <Link to="/demo">Look through other eyes</Link>
      <Link to="/set-up">Start with your own</Link>
    </aside>
  );
}
