import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes } from 'react'

interface Labelled {
  readonly label: string
  /** A line under the field: what belongs in, or why it is refused. */
  readonly hint?: ReactNode
}

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'>, Labelled {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({ label, hint, value, onChange, className, ...rest }: TextFieldProps) {
  const hintId = useId()
  return (
    <label className="field">
      <span>{label}</span>
      <input
        {...rest}
        className={`input ${className ?? ''}`.trim()}
        value={value}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : <small id={hintId} className="muted">{hint}</small>}
    </label>
  )
}

interface SelectFieldProps<Value extends string> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly label: string
  /** Only for screen readers, as in a row of filters. */
  readonly labelHidden?: boolean
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function SelectField<Value extends string>({ label, labelHidden = false, options, value, onChange, className, ...rest }: SelectFieldProps<Value>) {
  return (
    <label className="field">
      <span className={labelHidden ? 'vh' : undefined}>{label}</span>
      <select
        {...rest}
        className={`input ${className ?? ''}`.trim()}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  )
}

interface FilterFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** The search field in a row of filters; `/` brings the focus here (see useFilterKey). */
export function FilterField({ label, placeholder, value, onChange, ref }: FilterFieldProps) {
  return (
    <label className="filter find sfind">
      <span className="vh">{label}</span>
      <input
        ref={ref}
        type="search"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation()
            onChange('')
          }
        }}
      />
    </label>
  )
}

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'type'> {
  readonly children: ReactNode
  readonly onChange: (checked: boolean) => void
}

export function RadioField({ children, onChange, ...rest }: ChoiceProps) {
  return (
    <label className="radio">
      <input {...rest} type="radio" onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}

export function CheckField({ children, onChange, ...rest }: ChoiceProps) {
  return (
    <label className="check">
      <input {...rest} type="checkbox" onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
