import type { ReactNode } from 'react'

interface ErrorLineProps {
  /** What happened. */
  readonly happened: string
  /** What to do about it. */
  readonly advice: string
  /** Stable code for a report to whoever keeps the machine. */
  readonly code: string
  /** `bad` only where integrity is broken. */
  readonly tone?: 'warn' | 'bad'
  readonly action?: ReactNode
}

export function ErrorLine({ happened, advice, code, tone = 'warn', action }: ErrorLineProps) {
  return (
    <div className={tone === 'bad' ? 'errline bad' : 'errline'} role="alert">
      <p><b>{happened}</b> {advice}</p>
      <span className="code mono">{code}</span>
      {action}
    </div>
  )
}
