import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrokenCitation } from '../../../src-main/contract/citations.ts'
import { Button, RadioField, StateMark } from '../../design/index.ts'
import { useAppState, useClient } from '../../state/context.tsx'
import { goTo } from '../../state/navigation.ts'
import { LabelsDialog } from '../citations/labels-dialog.tsx'

/** Citations of the case that point at nothing; null while they are looked for. */
export function useBrokenCitations(): readonly BrokenCitation[] | null {
  const client = useClient()
  const review = useAppState((state) => state.review)
  const language = useAppState((state) => state.preferences.language)
  const [broken, setBroken] = useState<readonly BrokenCitation[] | null>(null)
  useEffect(() => {
    if (review === null) return undefined
    let stopped = false
    void client.call('citations.broken', { language }).then((answer) => {
      if (!stopped) setBroken(answer.ok ? answer.value : null)
    })
    return () => {
      stopped = true
    }
  }, [client, language, review])
  return broken
}

interface CitationCheckProps {
  readonly final: boolean
  readonly onFinal: (final: boolean) => void
  readonly broken: readonly BrokenCitation[] | null
}

/** Draft or final, and what stands in the way of a final document. */
export function CitationCheck({ final, onFinal, broken }: CitationCheckProps) {
  const { t } = useTranslation()
  const [naming, setNaming] = useState(false)
  return (
    <div className="sec">
      <h2 id="export-final">{t('cite.export.title')}</h2>
      <div className="row" role="radiogroup" aria-labelledby="export-final">
        <RadioField name="final" checked={!final} onChange={() => onFinal(false)}>{t('cite.export.draft')}</RadioField>
        <RadioField name="final" checked={final} onChange={() => onFinal(true)}>{t('cite.export.final')}</RadioField>
      </div>
      <p className="small muted">{t(final ? 'cite.export.finalMeans' : 'cite.export.draftMeans')}</p>
      {broken === null ? null : broken.length === 0 ? <p><StateMark state="ok">{t('cite.export.allFound')}</StateMark></p> : (
        <>
          <p><StateMark state={final ? 'bad' : 'warn'}>{t('cite.export.brokenCount', { count: broken.length })}</StateMark></p>
          <ul className="plain-li small">
            {broken.map((each, index) => {
              const { opens } = each
              return (
                <li key={index} className="brk">
                  {t('cite.export.in', { within: t(`cite.within.${each.within}`), title: each.title })}{t('review-window.comma')}{each.name}{t('review-window.comma')}{t(`cite.problem.${each.why}`)}
                  {opens === null ? null : <> <button type="button" className="cite" onClick={() => goTo(opens.screen, opens.target)}>{t('cite.export.show')}</button></>}
                </li>
              )
            })}
          </ul>
        </>
      )}
      <p><Button small onClick={() => setNaming(true)}>{t('cite.names.open')}</Button></p>
      <LabelsDialog open={naming} onClose={() => setNaming(false)} />
    </div>
  )
}
