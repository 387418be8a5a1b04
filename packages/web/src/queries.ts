import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';
import type { FailureSearch } from './search-params.ts';

/** What the pages ask the server for. A round itself comes by socket and is never asked for again and again. */
export const queries = {
  status: queryOptions({ queryKey: ['status'], queryFn: api.status, staleTime: 15_000 }),
  scenarios: queryOptions({ queryKey: ['scenarios'], queryFn: api.scenarios, staleTime: 15_000 }),
  scenario: (id: string) =>
    queryOptions({ queryKey: ['scenario', id], queryFn: () => api.scenario(id), staleTime: 15_000 }),
  rounds: queryOptions({ queryKey: ['rounds'], queryFn: api.rounds, staleTime: 2_000 }),
  leaderboard: (scenario: string) =>
    queryOptions({ queryKey: ['leaderboard', scenario], queryFn: () => api.leaderboard(scenario), staleTime: 5_000 }),
  failureModes: queryOptions({
    queryKey: ['failure-modes'],
    queryFn: api.failureModes,
    staleTime: Number.POSITIVE_INFINITY,
  }),
  incidents: (search: FailureSearch) =>
    queryOptions({
      queryKey: ['incidents', search],
      queryFn: () => api.incidents(search),
      staleTime: Number.POSITIVE_INFINITY,
      // The list stays while the next letter is looked up.
      placeholderData: keepPreviousData,
    }),
  roundFailureModes: (code: string) =>
    queryOptions({
      queryKey: ['round-failure-modes', code],
      queryFn: () => api.roundFailureModes(code),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
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
