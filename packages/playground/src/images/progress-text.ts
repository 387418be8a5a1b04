import type { ImageProgress } from './build-images.ts';

/** One line for a person: `7/13 edge, step 3/9: RUN apt-get update`. `null` when there is nothing new to say. */
export function progressText(progress: ImageProgress): string | null {
  const place = `${progress.n}/${progress.of} ${progress.image.replace(/^chaos-/, '').replace(/:dev$/, '')}`;
  switch (progress.type) {
    case 'current':
    case 'building':
      return place;
    case 'step':
      return `${place}, step ${progress.step}/${progress.steps}: ${progress.instruction.replace(/\s+/g, ' ')}`;
    case 'output':
    case 'built':
      return null;
  }
}

/** What was done, in a few words. */
export function summaryText(all: number, built: number): string {
  const images = `${all} ${all === 1 ? 'image' : 'images'}`;
  return built === 0 ? `${images} current` : built === all ? `${images} built` : `${built} of ${images} built`;
}
