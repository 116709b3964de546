import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, CheckField, Dialog } from '../../design/index.ts'
import { moved } from './chosen-columns.ts'
import type { ChosenColumns } from './chosen-columns.ts'

interface ColumnsDialogProps {
  readonly chosen: ChosenColumns
  readonly onChosen: (chosen: ChosenColumns) => void
  readonly onClose: () => void
}

/** Columns of which a row cannot do without: its time and its line in the original. */
const ALWAYS: readonly string[] = ['time', 'line']

/** Which columns the grid shows and in which order. */
export function ColumnsDialog({ chosen, onChosen, onClose }: ColumnsDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(chosen)
  const set = (id: string, shown: boolean): void => setDraft({ ...draft, hidden: shown ? draft.hidden.filter((each) => each !== id) : [...draft.hidden, id] })
  return (
    <Dialog open title={t('money-window.columns.title')} action={t('money-window.columns.do')} cancel={t('money-window.cancel')} onClose={onClose} onAction={() => onChosen(draft)}>
      <ul className="plain-li column-choice">
        {draft.order.map((id, index) => {
          const name = t(`review-window.column.${id === 'lanes' ? 'periods' : id}`)
          return (
            <li key={id}>
              <CheckField checked={!draft.hidden.includes(id)} disabled={ALWAYS.includes(id)} onChange={(shown) => set(id, shown)}>{name}</CheckField>
              <Button small unavailable={index === 0 ? t('money-window.columns.first') : false} onClick={() => setDraft({ ...draft, order: moved(draft.order, id, -1) })}>{t('money-window.columns.up')}<span className="vh"> {name}</span></Button>
              <Button small unavailable={index === draft.order.length - 1 ? t('money-window.columns.last') : false} onClick={() => setDraft({ ...draft, order: moved(draft.order, id, 1) })}>{t('money-window.columns.down')}<span className="vh"> {name}</span></Button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
