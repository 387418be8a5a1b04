import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly variant?: Variant;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly icon?: ReactNode;
  /** The key that does the same. */
  readonly hotkey?: string | undefined;
  /** Why it cannot be pressed now; shown on focus and hover. `undefined` or `null`: it can. */
  readonly disabledBecause?: string | null | undefined;
  readonly busy?: boolean;
}

/** A button. When it cannot be pressed it stays focusable and says why. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'md', icon, hotkey, disabledBecause, busy = false, ...rest } = props;
  const { className, children, onClick, ...button } = rest;
  const refused = disabledBecause !== undefined && disabledBecause !== null;
  const element = (
    <button
      type="button"
      {...button}
      aria-disabled={refused || busy || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={hotkey}
      onClick={refused || busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonLook(variant, size), (refused || busy) && 'opacity-55', className)}
    >
      {icon}
      {children}
      {hotkey && size !== 'sm' && (
        <span aria-hidden className="contents max-lg:hidden">
          <Kbd>{hotkey}</Kbd>
        </span>
      )}
    </button>
  );
  return refused ? <Tooltip text={disabledBecause}>{element}</Tooltip> : element;
}

/** The classes of a button, for links that look like one. */
export function buttonLook(variant: Variant = 'secondary', size: 'sm' | 'md' | 'lg' = 'md'): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium no-underline transition-colors duration-150',
    size === 'sm' && 'h-7 gap-1.5 px-2 text-xs max-md:h-9',
    size === 'md' && 'h-8 gap-2 px-3 text-sm max-md:h-11',
    size === 'lg' && 'h-11 gap-2.5 px-5 text-base',
    variant === 'primary' &&
      'bg-accent font-semibold text-accent-ink hover:bg-[color-mix(in_srgb,var(--accent)_86%,var(--text))]',
    variant === 'secondary' && 'border border-control/60 bg-panel text-text hover:border-control hover:bg-raised',
    variant === 'ghost' && 'text-text-2 hover:bg-raised hover:text-text',
    variant === 'danger' && 'border border-crit/60 bg-panel text-crit hover:border-crit hover:bg-wash-crit',
  );
}

/** A square button with a picture; its label is spoken and shown as a tooltip. */
export function IconButton({ label, children, ...rest }: Omit<ButtonProps, 'icon'> & { readonly label: string }) {
  const { className, size = 'sm', ...props } = rest;
  return (
    <Tooltip text={label}>
      <Button
        variant="ghost"
        {...props}
        size={size}
        aria-label={label}
        className={clsx('px-0! w-7 max-md:w-9', className)}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
