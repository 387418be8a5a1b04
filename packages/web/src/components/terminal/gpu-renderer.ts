import type { Terminal } from '@xterm/xterm';
import { again } from '../../live/again.ts';

/**
 * Draws a terminal with the GPU while it is shown: a browser gives sixteen contexts to a page, so those that are not
 * keep none. Without WebGL, or when its context is lost, the DOM draws the same, slower. Cells differ by a fraction of
 * a pixel between the two, hence `onChange`. Returns the way out.
 */
export function drawOnGpu(terminal: Terminal, onChange: () => void): () => void {
  let active: { dispose(): void } | null = null;
  let wanted = true;
  const drop = () => {
    active?.dispose();
    active = null;
  };
  const take = async () => {
    const { WebglAddon } = await again(() => import('@xterm/addon-webgl'));
    if (!wanted) return;
    try {
      const addon = new WebglAddon();
      addon.onContextLoss(() => {
        drop();
        onChange();
      });
      terminal.loadAddon(addon);
      active = addon;
      onChange();
    } catch {
      // No WebGL here.
    }
  };
  take().catch(() => {});
  return () => {
    wanted = false;
    drop();
  };
}
