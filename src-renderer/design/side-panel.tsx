import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { isTight, onRoomChange } from '../state/room.ts'

interface SidePanelProps {
  readonly label: string
  readonly children: ReactNode
}

/** The panel at the right. In a narrow window, or with enlarged text, it is a labelled strip that opens over the page. */
export function SidePanel({ label, children }: SidePanelProps) {
  const tight = useSyncExternalStore(onRoomChange, isTight)
  const [open, setOpen] = useState(false)
  useEffect(() => { if (!tight) setOpen(false) }, [tight])
  useEffect(() => {
    if (!open) return
    const onKeyDown = (event: KeyboardEvent): void => { if (event.key === 'Escape') setOpen(false) }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [open])
  if (!tight) return <aside className="side scroll" aria-label={label} tabIndex={0}>{children}</aside>
  return (
    <aside className="side folded" aria-label={label}>
      <button type="button" className="side-strip" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label} <span aria-hidden="true">{open ? '›' : '‹'}</span>
      </button>
      {open ? <div className="side-over scroll" tabIndex={0} role="group" aria-label={label}>{children}</div> : null}
    </aside>
  )
}
