import { Eye } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';

/** Nothing was broken yet, so the scenario is still a secret: whoever wants to play it leaves it one. */
export function Untold({ onTell }: { onTell: () => void }) {
  return (
    <Panel title="What was broken">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 p-5">
        <p className="min-w-0 flex-1 max-sm:basis-full">
          Nothing yet: the round ended before the fault came.
          <span className="block text-sm text-text-2">
            You can play it again without knowing what it would have been, or look it up now.
          </span>
        </p>
        <Button icon={<Eye aria-hidden size={15} />} onClick={onTell}>
          Show cause and solution
        </Button>
      </div>
    </Panel>
  );
}
