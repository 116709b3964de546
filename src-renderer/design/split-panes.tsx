import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'

interface SplitPanesProps {
  /** What the divider moves, for screen readers. */
  readonly label: string
  /** Under this name the width is kept on this machine. */
  readonly name: string
  readonly first: ReactNode
  readonly second: ReactNode
  /** Share of the first pane in per cent at first. */
  readonly initial?: number
  readonly least?: number
  readonly most?: number
}

const STEP = 2

/** Two panes and a divider that moves by pointer and by arrow keys; Home and End go to the limits. */
export function SplitPanes({ label, name, first, second, initial = 50, least = 20, most = 80 }: SplitPanesProps) {
  const [share, setShare] = useState(() => keptShare(name) ?? initial)
  const frame = useRef<HTMLDivElement>(null)

  const move = (to: number): void => {
    const next = Math.min(most, Math.max(least, Math.round(to)))
    setShare(next)
    keepShare(name, next)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = frame.current?.getBoundingClientRect()
    if (box !== undefined && box.width > 0) move(((event.clientX - box.left) / box.width) * 100)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') move(share - STEP)
    else if (event.key === 'ArrowRight') move(share + STEP)
    else if (event.key === 'Home') move(least)
    else if (event.key === 'End') move(most)
    else return
    event.preventDefault()
  }

  return (
    <div className="split" ref={frame} style={{ gridTemplateColumns: `minmax(0, ${share}fr) auto minmax(0, ${100 - share}fr)` }}>
      <div className="pane">{first}</div>
      <div
        className="divider"
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={share}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      />
      <div className="pane">{second}</div>
    </div>
  )
}

function keptShare(name: string): number | null {
  try {
    const kept = localStorage.getItem(`threshold.split.${name}`)
    const share = kept === null ? Number.NaN : Number(kept)
    return share > 0 && share < 100 ? share : null
  } catch {
    return null
  }
}

function keepShare(name: string, share: number): void {
  try {
    localStorage.setItem(`threshold.split.${name}`, String(share))
  } catch {
    // Storage may be switched off by policy; the width then lasts until the window closes.
  }
}
