import type { ReactNode } from 'react'

/** Says what will stand here, with one button at most. */
export function Empty({ title, children, action }: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action === undefined ? null : <p className="mt">{action}</p>}
    </div>
  )
}
