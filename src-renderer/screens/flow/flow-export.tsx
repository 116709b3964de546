import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowFilter } from '../../../src-main/contract/api.ts'
import { Menu } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { usePlace } from '../../state/navigation.ts'
import { flowFilterOf } from './flow-target.ts'
import { pictureOf, pngBase64, svgText } from './picture-file.ts'

const FORMATS = ['svg', 'png', 'graphml', 'csv'] as const
type Format = (typeof FORMATS)[number]

/** The button that writes the picture as drawn, or its rows, at a place that a person chooses. */
export function FlowExport({ drawing }: { readonly drawing: RefObject<SVGSVGElement | null> }) {
  const { t } = useTranslation()
  const { run, say } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const number = useAppState((state) => state.overview?.number ?? '')
  const { target } = usePlace()

  const write = async (format: Format): Promise<void> => {
    const shown = drawing.current
    if (shown === null && (format === 'svg' || format === 'png')) return
    const name = t('flow-window.export.name')
    const picture = shown === null ? null : pictureOf(shown, `${name} ${number}`.trim())
    const filter: FlowFilter = flowFilterOf(target)
    const grant = await run('shell.pickSave', { suggestedName: `${name}.${format}` })
    if (grant === null) return
    const content = picture === null ? undefined : format === 'svg' ? svgText(picture) : format === 'png' ? await pngBase64(picture) : undefined
    const written = await run('flow.export', { filter, format, token: grant.token, language, ...(content === undefined ? {} : { content }) })
    if (written !== null) say({ text: t('flow-window.export.done', { path: written.path }), undo: false })
  }
  return (
    <Menu
      label={t('flow-window.action.export')} className="btn"
      groups={[{ id: 'format', items: FORMATS.map((format) => ({ id: format, label: t(`flow-window.export.${format}`) })) }]}
      onChoose={(_group, item) => {
        const format = FORMATS.find((each) => each === item)
        if (format !== undefined) void write(format)
      }}
    />
  )
}
