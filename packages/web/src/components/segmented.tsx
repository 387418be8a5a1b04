import { type ReactNode, useId } from 'react';

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** A picture may stand for the label; it is then spoken only. */
  readonly options: readonly (readonly [value: T, label: string, picture?: ReactNode])[];
  readonly onChange: (value: T) => void;
}

/** A choice of a few, all in sight. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset className="inline-flex rounded-md border border-line bg-app p-[3px]">
      <legend className="sr-only">{label}</legend>
      {options.map(([option, text, picture]) => (
        <label
          key={option}
          title={picture ? text : undefined}
          className="flex h-6 cursor-pointer items-center rounded-sm px-2.5 text-xs font-medium text-muted has-checked:bg-raised has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus max-md:h-9"
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {picture ? <span className="sr-only">{text}</span> : text}
          {picture}
        </label>
      ))}
    </fieldset>
  );
}
