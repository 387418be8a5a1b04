import type { ReactNode } from 'react';

/** Classes shared by the inputs of the dialogs. */
export const inputLook =
  'w-full rounded-md border border-control/60 bg-app px-2.5 py-1.5 text-sm placeholder:text-muted max-md:min-h-11';

/** A group of inputs with its question. */
export function Question({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="mb-5 min-w-0 last:mb-0">
      <legend className="mb-2 font-medium">
        {title}
        {help && <span className="ml-2 text-xs font-normal text-muted">{help}</span>}
      </legend>
      {children}
    </fieldset>
  );
}
