import type { ReactNode } from 'react'
import { Button } from './button.tsx'

interface ProgressProps {
  /** What is being done, with the figures as text: "12 / 46". */
  readonly title: string
  readonly done: number
  /** Null while the total is not known. */
  readonly total: number | null
  /** What is worked on at the moment. */
  readonly current?: string | undefined
  /** What is kept when it is stopped. */
  readonly kept?: string | undefined
  readonly cancel: { readonly label: string; readonly onCancel: () => void } | null
  /** A further act beside the one that stops. */
  readonly more?: ReactNode
}

/** Long work: figures, bar, what it is at, and a way to stop that says what is kept. */
export function Progress({ title, done, total, current, kept, cancel, more }: ProgressProps) {
  return (
    <div className="ocr" role="group" aria-label={title}>
      <p aria-live="off"><b>{title}</b> {total === null ? '' : `${done} / ${total}`}</p>
      <progress aria-label={title} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />
      {current === undefined ? null : <p className="muted clip">{current}</p>}
      {cancel === null ? null : (
        <p>
          <Button small onClick={cancel.onCancel}>{cancel.label}</Button>{more === undefined ? null : <> {more}</>}
          {kept === undefined ? null : <span className="muted small"> {kept}</span>}
        </p>
      )}
    </div>
  )
}
