import type { Terminal } from '@xterm/xterm';

/**
 * Draws with the GPU while the terminal has the focus: a browser gives sixteen contexts to a page, so the others keep
 * the DOM renderer. A lost context falls back to it too. Returns the way out.
 */
export function drawOnGpuWhileFocused(terminal: Terminal): () => void {
  let active: { dispose(): void } | null = null;
  let wanted = false;
  const drop = () => {
    wanted = false;
    active?.dispose();
    active = null;
  };
  const take = async () => {
    wanted = true;
    if (active) return;
    const { WebglAddon } = await import('@xterm/addon-webgl');
    if (!wanted || active) return;
    try {
      const addon = new WebglAddon();
      addon.onContextLoss(drop);
      terminal.loadAddon(addon);
      active = addon;
    } catch {
      // No WebGL here: the DOM renderer draws the same, slower.
    }
  };
  const input = terminal.textarea;
  const focus = () => void take();
  input?.addEventListener('focus', focus);
  input?.addEventListener('blur', drop);
  return () => {
    input?.removeEventListener('focus', focus);
    input?.removeEventListener('blur', drop);
    drop();
  };
}
