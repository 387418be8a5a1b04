import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import type { XtermScreen } from '../../../components/terminal/xterm-screen.ts';

const seen = 2_000;

/** What is on a screen as plain text: for a screen reader, for selecting across pages, for a small display. */
export function TextView({ screen, service }: { screen: XtermScreen; service: string }) {
  const [lines, setLines] = useState<readonly string[]>([]);
  const read = () => setLines(screen.lines().slice(-seen));
  useEffect(() => setLines(screen.lines().slice(-seen)), [screen]);
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center gap-2 px-3 pt-2 text-xs text-muted">
        <Button size="sm" icon={<RefreshCw aria-hidden size={12} />} onClick={read}>
          Read again
        </Button>
        <CopyButton text={lines.join('\n')} label="Copy all" />
        As it was when read; keys do not reach the shell here.
      </div>
      <ScrollRegion label={`Text of the terminal in ${service}`} className="min-h-0 flex-1 overflow-auto px-3 py-2">
        <pre className="font-mono text-xs whitespace-pre-wrap">{lines.join('\n')}</pre>
      </ScrollRegion>
    </div>
  );
}
