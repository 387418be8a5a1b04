import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** What the pages ask the server for. A round itself comes by socket and is never asked for again and again. */
export const queries = {
  status: queryOptions({ queryKey: ['status'], queryFn: api.status, staleTime: 15_000 }),
  scenarios: queryOptions({ queryKey: ['scenarios'], queryFn: api.scenarios, staleTime: 15_000 }),
  scenario: (id: string) =>
    queryOptions({ queryKey: ['scenario', id], queryFn: () => api.scenario(id), staleTime: 15_000 }),
  rounds: queryOptions({ queryKey: ['rounds'], queryFn: api.rounds, staleTime: 2_000 }),
  leaderboard: (scenario: string) =>
    queryOptions({ queryKey: ['leaderboard', scenario], queryFn: () => api.leaderboard(scenario), staleTime: 5_000 }),
  debrief: (code: string) =>
    queryOptions({
      queryKey: ['debrief', code],
      queryFn: () => api.debrief(code),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  track: (code: string, name: string) =>
    queryOptions({
      queryKey: ['track', code, name],
      queryFn: () => api.track(code, name),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
};
