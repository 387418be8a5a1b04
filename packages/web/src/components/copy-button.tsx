import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = () => {
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setCopied(true),
      () => setCopied(false),
    );
    setTimeout(() => setCopied(null), 2_000);
  };
  return (
    <Button size="sm" onClick={copy} icon={copied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}>
      <span aria-live="polite">{copied === null ? label : copied ? 'Copied' : 'Could not copy'}</span>
    </Button>
  );
}
