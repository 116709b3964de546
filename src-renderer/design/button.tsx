import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  /** `primary`: the one next step of a screen. `plain`: looks like a link. `danger`: destroys. */
  readonly look?: 'default' | 'primary' | 'plain' | 'danger'
  readonly small?: boolean
  /** Key that does the same, shown at the end. */
  readonly keys?: string
  /** Why it cannot be pressed now. It stays reachable by keyboard and says so; nothing happens on press. */
  readonly unavailable?: string | false
  readonly submit?: boolean
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'default', small = false, keys, unavailable = false, submit = false, className, onClick, children, ...rest }: ButtonProps) {
  const classes = ['btn', look === 'default' ? '' : look, small ? 'small' : '', className ?? ''].filter(Boolean).join(' ')
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classes}
      aria-disabled={unavailable === false ? undefined : true}
      title={unavailable === false ? rest.title : unavailable}
      onClick={unavailable === false ? onClick : (event) => event.preventDefault()}
    >
      {children}
      {keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  )
}
