import { useTranslation } from 'react-i18next'
import type { PinView } from '../../../src-main/contract/reader.ts'

interface PinListProps {
  readonly pins: readonly PinView[]
  readonly onOpen: (pin: PinView) => void
  readonly onRemove: (id: string) => void
}

/** Passages that were pinned: one click leads back to each, whatever is open. */
export function PinList({ pins, onOpen, onRemove }: PinListProps) {
  const { t } = useTranslation()
  if (pins.length === 0) return null
  return (
    <section className="pinlist" aria-label={t('reader.pins.title')}>
      <h2>{t('reader.pins.title')} <small>{pins.length}</small></h2>
      <ol>
        {pins.map((pin) => (
          <li key={pin.id}>
            <button type="button" className="pinned" title={pin.quote ?? pin.path} onClick={() => onOpen(pin)}>
              <b>{pin.title}</b>{pin.page !== null && <span className="num"> {t('review-window.read.pageN', { page: pin.page })}</span>}
              {pin.quote !== null && <span className="pinquote">{pin.quote}</span>}
            </button>
            <button type="button" className="unpin" aria-label={t('reader.pins.remove', { title: pin.title })} title={t('reader.pins.remove', { title: pin.title })} onClick={() => onRemove(pin.id)}>×</button>
          </li>
        ))}
      </ol>
    </section>
  )
}
