import type { OpenRound } from '@chaos-engine/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../api.ts';
import { queries } from '../queries.ts';
import { preferences } from '../state/preferences.ts';

/** Opens a round and goes there. */
export function useOpenRound() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: OpenRound) => api.openRound({ name: preferences.getState().name, ...body }),
    onSuccess: ({ code }) => {
      void queryClient.invalidateQueries(queries.rounds);
      void navigate({ to: '/r/$code', params: { code } });
    },
  });
}
