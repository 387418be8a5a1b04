import type { ProvisionStep } from '@chaos-engine/core';
import { Check, Circle, Loader, X } from 'lucide-react';

/** How far a step is; `null`: it has not begun. */
export function stepIcon(state: ProvisionStep['state'] | null, size = 15) {
  if (state === 'done') return <Check aria-label="done" size={size} strokeWidth={2.6} className="text-ok" />;
  if (state === 'running') return <Loader aria-label="running" size={size} className="animate-spin text-accent" />;
  if (state === 'failed') return <X aria-label="failed" size={size} strokeWidth={2.6} className="text-crit" />;
  return <Circle aria-label="to come" size={size} className="text-muted" />;
}
