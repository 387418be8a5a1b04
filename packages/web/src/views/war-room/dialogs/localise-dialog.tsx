import type { ComponentRef } from '@chaos-engine/core';
import { Dialog } from '../../../components/dialog.tsx';
import { useCommand } from '../../../components/use-command.ts';
import { type Facet, facetWords } from '../../../words/cause-words.ts';
import { useRoom } from '../room.ts';
import { inputLook, Question } from './field.tsx';
import { SendFooter } from './send-footer.tsx';
import { useDraft } from './use-draft.ts';

interface Draft {
  readonly components: readonly ComponentRef[];
}

const facets = Object.entries(facetWords) as readonly (readonly [Facet, string])[];

/** Which component is at fault: a service, which facet of it, and for a connection its other end. */
export function LocaliseDialog({ onClose }: { onClose: () => void }) {
  const { session, view } = useRoom();
  const [{ components }, change, forget] = useDraft<Draft>(`${view.code}/localise`, {
    components: view.localised?.components ?? [],
  });
  const command = useCommand(session, () => {
    forget();
    onClose();
  });
  const can = view.can['cause.localise'];
  const names = view.services.map(({ name }) => name);
  const chosen = (name: string) => components.find(({ service }) => service === name);
  const toggle = (service: string) =>
    change({
      components: chosen(service)
        ? components.filter((one) => one.service !== service)
        : [...components, { service, facet: 'container' }],
    });
  const refine = (service: string, facet: Facet, to?: string) =>
    change({
      components: components.map((one) =>
        one.service === service ? { service, facet, ...(facet === 'edge' && { to: to ?? otherEnd(service) }) } : one,
      ),
    });
  const otherEnd = (service: string) =>
    view.edges.find(({ from }) => from === service)?.to ?? names.find((name) => name !== service) ?? service;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Where is the fault?"
      description="The last answer counts, and it may be corrected. Naming several when one is at fault divides the credit."
      footer={
        <SendFooter
          label={view.localised ? 'Localise again' : 'Localise'}
          error={command.error}
          busy={command.isPending}
          disabledBecause={can === true ? (components.length === 0 ? 'Choose a component.' : null) : can}
          onClose={onClose}
          onSend={() => command.mutate({ type: 'cause.localise', components: [...components] })}
        />
      }
    >
      <Question title="Component">
        <ul className="grid gap-1.5 sm:grid-cols-2">
          {view.services.map(({ name, title }) => {
            const component = chosen(name);
            return (
              <li
                key={name}
                className={`rounded-md border px-3 py-2 ${component ? 'border-accent bg-accent-wash' : 'border-line'}`}
              >
                <label className="flex cursor-pointer items-center gap-2.5">
                  <input type="checkbox" checked={component !== undefined} onChange={() => toggle(name)} />
                  <span className="font-mono text-xs">{name}</span>
                  <span className="truncate text-xs text-text-2">{title}</span>
                </label>
                {component && (
                  <div className="mt-2 flex gap-2 pl-6.5">
                    <select
                      aria-label={`What of ${name}`}
                      className={inputLook}
                      value={component.facet}
                      onChange={({ target }) => refine(name, facetOf(target.value))}
                    >
                      {facets.map(([facet, words]) => (
                        <option key={facet} value={facet}>
                          {words}
                        </option>
                      ))}
                    </select>
                    {component.facet === 'edge' && (
                      <select
                        aria-label={`Other end of the connection of ${name}`}
                        className={inputLook}
                        value={component.to ?? ''}
                        onChange={({ target }) => refine(name, 'edge', target.value)}
                      >
                        {names
                          .filter((other) => other !== name)
                          .map((other) => (
                            <option key={other}>{other}</option>
                          ))}
                      </select>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </Question>
    </Dialog>
  );
}

const facetOf = (value: string): Facet => facets.find(([facet]) => facet === value)?.[0] ?? 'container';
