import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutSummary } from '../../../src-main/contract/layouts-methods.ts'
import { Button } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'

/** Layouts that this site and this case have, to be handed on as files. */
export function LayoutFiles() {
  const { t } = useTranslation()
  const actions = useActions()
  const [layouts, setLayouts] = useState<readonly LayoutSummary[]>([])
  useEffect(() => {
    void actions.call('layouts.list', {}).then((answer) => {
      if (answer.ok) setLayouts(answer.value)
    })
  }, [actions])
  const take = useCallback(async () => {
    const [picked] = (await actions.run('shell.pickBundleFiles', {})) ?? []
    const list = picked === undefined ? null : await actions.run('layouts.import', { token: picked.token })
    if (list !== null) setLayouts(list)
  }, [actions])
  const give = useCallback(async (layout: LayoutSummary) => {
    const target = await actions.run('shell.pickSave', { suggestedName: `${layout.title}.layout.json` })
    if (target === null) return
    const answer = await actions.call('layouts.export', { id: layout.id, token: target.token })
    if (answer.ok) actions.say({ text: t('window.layouts.exported', { title: layout.title }), undo: false })
    else actions.showError(answer.error)
  }, [actions, t])
  return (
    <div className="sec">
      <h2>{t('window.layouts.kept')} <small>{layouts.length}</small></h2>
      {layouts.length === 0 ? <p className="muted small">{t('window.layouts.keptNone')}</p> : (
        <ul className="lost">
          {layouts.map((layout) => (
            <li key={layout.id}>
              {layout.title} <span className="muted">{t(`window.layouts.place.${layout.place}`)}</span>{' '}
              <Button small aria-label={t('window.layouts.exportOne', { title: layout.title })} onClick={() => void give(layout)}>{t('window.layouts.export')}</Button>
            </li>
          ))}
        </ul>
      )}
      <p className="acts"><Button small onClick={() => void take()}>{t('window.layouts.import')}</Button></p>
    </div>
  )
}
