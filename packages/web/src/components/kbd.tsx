/** A key to press, drawn like one. Beside a label, never instead of it. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex pointer-coarse:hidden h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-current/30 px-1 font-mono text-[10.5px] leading-none opacity-80">
      {children}
    </kbd>
  );
}
