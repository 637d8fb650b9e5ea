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
    client.clear();
    forgetVisits();
    await navigate({ to: '/sign-in' });
  };
}
