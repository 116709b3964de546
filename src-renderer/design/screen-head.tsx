import type { ReactNode } from 'react'

/** Title of a screen, one line of facts, and its acts at the right. */
export function ScreenHead({ title, children, actions }: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="head">
      <h1>{title}</h1>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  )
}
