import type { ReactNode } from 'react'

export interface SegmentOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
}

interface SegmentProps<Value extends string> {
  /** What is being chosen, for screen readers. */
  readonly label: string
  readonly options: readonly SegmentOption<Value>[]
  /** Null where nothing is chosen at first, as for a stance. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly small?: boolean
  readonly disabled?: boolean
}

/** One choice out of a few, all visible: filters, stances, properties. */
export function Segment<Value extends string>({ label, options, value, onChange, small = false, disabled = false }: SegmentProps<Value>) {
  return (
    <span className={small ? 'seg sm' : 'seg'} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          disabled={disabled}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </span>
  )
}
