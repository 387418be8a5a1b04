import { lazy, Suspense } from 'react';
import { again } from '../live/again.ts';

const Renderer = lazy(() =>
  again(() => import('./markdown-renderer.tsx')).then(({ MarkdownRenderer }) => ({ default: MarkdownRenderer })),
);

/** Markdown of an author, sanitised. Shown as it is written until the renderer has come. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className="text-sm whitespace-pre-line text-text-2">{text}</p>}>
      <Renderer text={text} />
    </Suspense>
  );
}
