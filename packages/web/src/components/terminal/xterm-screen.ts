import { again } from '../../live/again.ts';
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import type { SearchAddon } from '@xterm/addon-search';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { type ITerminalOptions, Terminal } from '@xterm/xterm';
import type { TerminalScreen } from '../../live/terminal-channel.ts';
import { drawOnGpu } from './gpu-renderer.ts';
import { isMultiLine, ownerOf } from './key-policy.ts';
import { terminalThemes } from './terminal-theme.ts';

export interface ScreenLook {
  readonly theme: 'dark' | 'light';
  readonly fontPx: number;
  readonly screenReader: boolean;
}

export interface XtermScreenOptions extends ScreenLook {
  readonly readOnly?: boolean;
  readonly scrollback?: number;
  readonly tabMovesFocus?: () => boolean;
  /** Asked before several lines are pasted; answers whether to. */
  readonly confirmPaste?: (text: string) => Promise<boolean>;
}

/** A terminal screen that outlives the elements it is shown in: `mount` moves it, `unmount` puts it aside. */
export interface XtermScreen extends TerminalScreen {
  mount(host: HTMLElement): void;
  unmount(): void;
  look(look: ScreenLook): void;
  /** Finds a text, from where the last search ended; answers whether it is there. */
  find(text: string, direction: 'next' | 'previous'): Promise<boolean>;
  /** What is on the screen and above it, as lines of text. */
  lines(): readonly string[];
  selection(): string;
  paste(text: string): void;
  resizeTo(cols: number, rows: number): void;
}

export function createXtermScreen(options: XtermScreenOptions): XtermScreen {
  const terminal = new Terminal({
    ...lookOptions(options),
    ...fixedOptions,
    disableStdin: options.readOnly ?? false,
    scrollback: options.scrollback ?? 10_000,
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new WebLinksAddon((_event, uri) => void window.open(uri, '_blank', 'noopener,noreferrer')));
  widenCharacters(terminal).catch(() => {});
  const element = document.createElement('div');
  element.className = 'h-full w-full';
  let search: SearchAddon | null = null;
  let dropGpu = () => {};
  const refit = () => {
    // A hidden tab has no size; fitting to it would tell the shell it has two columns.
    if (!options.readOnly && element.offsetWidth > 40 && element.offsetHeight > 20) fit.fit();
  };
  const resizing = new ResizeObserver(refit);

  terminal.attachCustomKeyEventHandler((press) => {
    const owner = ownerOf(press, {
      hasSelection: terminal.hasSelection(),
      tabMovesFocus: options.tabMovesFocus?.() ?? false,
    });
    if (owner === 'copy' && press.type === 'keydown') {
      press.preventDefault();
      void navigator.clipboard?.writeText(terminal.getSelection());
      terminal.clearSelection();
    }
    return owner === 'shell';
  });
  element.addEventListener(
    'paste',
    (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!options.confirmPaste || !isMultiLine(text)) return;
      event.preventDefault();
      event.stopPropagation();
      void options.confirmPaste(text).then((yes) => {
        terminal.focus();
        if (yes) terminal.paste(text);
      });
    },
    { capture: true },
  );

  return {
    size: () => ({ cols: terminal.cols, rows: terminal.rows }),
    write: (data, drawn) => terminal.write(data, drawn),
    clear: () => terminal.reset(),
    settle: () => terminal.write(terminal.buffer.active.type === 'alternate' ? `${mainScreen}${settling}` : settling),
    note: (text) => terminal.write(`\r\n\x1b[90m── ${text} ──\x1b[0m\r\n`),
    onInput: (listener) => disposing(terminal.onData(listener)),
    // What else the event says is nothing the wire knows, and would have the whole of it refused.
    onResize: (listener) => disposing(terminal.onResize(({ cols, rows }) => listener({ cols, rows }))),
    focus: () => terminal.focus(),
    mount(host) {
      host.append(element);
      // Cells are measured once, when the terminal is opened: by then its font must be there.
      void fontLoaded().then(() => {
        if (!element.isConnected) return;
        if (!terminal.element) terminal.open(element);
        refit();
        resizing.observe(element);
        dropGpu();
        dropGpu = drawOnGpu(terminal, refit);
      });
    },
    unmount() {
      dropGpu();
      resizing.disconnect();
      element.remove();
    },
    look(next) {
      Object.assign(terminal.options, lookOptions(next));
      refit();
    },
    async find(text, direction) {
      search ??= await loadSearch(terminal);
      return direction === 'next' ? search.findNext(text) : search.findPrevious(text);
    },
    lines() {
      const buffer = terminal.buffer.active;
      const lines = Array.from({ length: buffer.length }, (_, i) => buffer.getLine(i)?.translateToString(true) ?? '');
      return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
    },
    selection: () => terminal.getSelection(),
    paste: (text) => terminal.paste(text),
    resizeTo: (cols, rows) => terminal.resize(cols, rows),
    dispose() {
      resizing.disconnect();
      dropGpu();
      element.remove();
      terminal.dispose();
    },
  };
}

/** Puts the cursor back where it was before the other screen; on the main one it would put it anywhere. */
const mainScreen = '\x1b[?1049l';
/** Soft reset, no mouse, no bracketed paste. */
const settling = '\x1b[!p\x1b[?1000;1002;1003;1006l\x1b[?2004l';

/** Resolves when the terminal's font can be drawn, or cannot be had. */
const fontLoaded = (): Promise<unknown> => document.fonts.load('13px "JetBrains Mono Variable"').catch(() => null);

async function loadSearch(terminal: Terminal): Promise<SearchAddon> {
  const { SearchAddon: Search } = await again(() => import('@xterm/addon-search'));
  const search = new Search();
  terminal.loadAddon(search);
  return search;
}

/** Widths of wide characters and emoji as today's shells count them; plain text is drawn before they have come. */
async function widenCharacters(terminal: Terminal): Promise<void> {
  const { Unicode11Addon } = await again(() => import('@xterm/addon-unicode11'));
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
}

const fixedOptions: ITerminalOptions = {
  allowProposedApi: true,
  cursorBlink: false,
  cursorStyle: 'bar',
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  lineHeight: 1.25,
  macOptionIsMeta: true,
  minimumContrastRatio: 4.5,
  rightClickSelectsWord: false,
};

const lookOptions = ({ theme, fontPx, screenReader }: ScreenLook): ITerminalOptions => ({
  theme: terminalThemes[theme],
  fontSize: fontPx,
  screenReaderMode: screenReader,
});

const disposing = (handle: { dispose(): void }) => () => handle.dispose();
