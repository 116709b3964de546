import { useTranslation } from 'react-i18next'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../design/button.tsx'
import { useAppState } from '../state/context.tsx'

const EVERYWHERE = ['search', 'searchAll', 'screens', 'back', 'pane', 'undo', 'redo', 'size', 'keys', 'leave'] as const
const LISTS = ['move', 'ends', 'page', 'open', 'fold', 'filter'] as const

/** F1: all keys, those of the standing screen first. */
export function KeyList({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const screenKeys = useAppState((state) => state.footKeys)
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} isDismissable onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
      <Modal>
        <AriaDialog className="dialog key-list">
          <Heading slot="title" level={2}>{t('window.act.allKeys')}</Heading>
          <div className="dialog-body key-columns">
            {screenKeys.length === 0 ? null : (
              <section>
                <h3>{t('window.keys.here')}</h3>
                <dl>{screenKeys.map((key) => <div key={key.keys}><dt><kbd>{key.keys}</kbd></dt><dd>{key.does}</dd></div>)}</dl>
              </section>
            )}
            <section>
              <h3>{t('window.keys.lists')}</h3>
              <dl>{LISTS.map((key) => <div key={key}><dt><kbd>{t(`window.keys.${key}.keys`)}</kbd></dt><dd>{t(`window.keys.${key}.does`)}</dd></div>)}</dl>
            </section>
            <section>
              <h3>{t('window.keys.everywhere')}</h3>
              <dl>{EVERYWHERE.map((key) => <div key={key}><dt><kbd>{t(`window.keys.${key}.keys`)}</kbd></dt><dd>{t(`window.keys.${key}.does`)}</dd></div>)}</dl>
            </section>
          </div>
          <footer><Button look="primary" onClick={onClose}>{t('window.act.close')}</Button></footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
