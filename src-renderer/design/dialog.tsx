import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

interface DialogProps {
  /** The question. */
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  /** The verb on the button, never "OK". */
  readonly action: string
  readonly onAction: () => void
  readonly cancel: string
  readonly destroys?: boolean
  /** Why the action cannot be taken yet. */
  readonly unavailable?: string | false
  readonly children: ReactNode
}

/** A question with a verb on the button. Esc and the outside leave it; the focus stays in it and goes back where it was. */
export function Dialog({ title, open, onClose, action, onAction, cancel, destroys = false, unavailable = false, children }: DialogProps) {
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} isDismissable onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
      <Modal>
        <AriaDialog className="dialog">
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (unavailable === false) onAction()
            }}
          >
            <Heading slot="title" level={2}>{title}</Heading>
            <div className="dialog-body">{children}</div>
            <footer>
              <Button onClick={onClose}>{cancel}</Button>
              <Button submit look={destroys ? 'danger' : 'primary'} unavailable={unavailable}>{action}</Button>
            </footer>
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
