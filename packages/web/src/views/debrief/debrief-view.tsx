import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RoundWaiting } from '../../components/round-notices.tsx';
import { queries } from '../../queries.ts';

export interface DebriefViewProps {
  readonly code: string;
  readonly startAtSeconds: number | null;
  readonly waitForGrade: boolean;
  readonly onScrub: (seconds: number) => void;
  readonly unavailable: (error: Error) => ReactNode;
}

export function DebriefView({ code, unavailable }: DebriefViewProps) {
  const { data, error } = useQuery(queries.debrief(code));
  if (error) return unavailable(error);
  if (!data) return <RoundWaiting what="the debrief" />;
  return <pre>{JSON.stringify(data, null, 2)}</pre>;
}
