import { Button } from './button.tsx'

interface ToastProps {
  /** What was done, or null where nothing was. */
  readonly text: string | null
  readonly undo?: { readonly label: string; readonly onUndo: () => void } | null
  readonly close: string
  readonly onClose: () => void
}

/** Says what was done and takes it back. No timer: it stays until the next act. The region is always there, so that it is read out. */
export function Toast({ text, undo = null, close, onClose }: ToastProps) {
  return (
    <div className="toasts" role="status">
      {text === null ? null : (
        <div className="toast">
          <span title={text}>{text}</span>
          {undo === null ? null : <Button look="plain" keys="Ctrl Z" onClick={undo.onUndo}>{undo.label}</Button>}
          <Button small className="toast-close" aria-label={close} onClick={onClose}>×</Button>
        </div>
      )}
    </div>
  )
}
