import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post } from '#web/api.ts';
import { forgetVisits } from '#web/visits.ts';

/** Signs out, forgets everything read so far, and goes to the door. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await post('/api/auth/sign-out');
    // Who is here is asked anew on the way out. The rest goes once nothing that shows it is there to ask for it again.
    client.removeQueries({ queryKey: ['session'] });
    forgetVisits();
    await navigate({ to: '/sign-in' });
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}
