import type { LibraryScenario } from '@chaos-engine/engine';
import { missingAbilities } from '@chaos-engine/faults';
import type { Doctor } from './doctor.ts';
import { missingWords } from './image-needs.ts';

export interface WhyNot {
  readonly code: 'ENGINE_UNAVAILABLE' | 'IMAGE_MISSING' | 'ABILITY_MISSING';
  readonly words: string;
}

/** Why a scenario cannot be played here, as of the doctor's last look; `null` when it can. */
export function whyNotPlayable({ scenario, stack }: LibraryScenario, doctor: Doctor): WhyNot | null {
  if (!doctor.engineReachable())
    return { code: 'ENGINE_UNAVAILABLE', words: 'no container engine answers; see the doctor' };
  const images = missingWords(stack.id, doctor.imageNeeds(stack.id));
  if (images !== null) return { code: 'IMAGE_MISSING', words: images };
  const able = doctor.abilities();
  // To say which one would tell what is going to happen.
  if (able !== null && missingAbilities(scenario, able).length > 0)
    return { code: 'ABILITY_MISSING', words: 'the kernel of this engine cannot do what it takes; see the doctor' };
  return null;
}
