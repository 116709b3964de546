import { useTranslation } from 'react-i18next'
import { Button, Segment } from '../../../design/index.ts'
import type { Tool } from './draft.ts'

interface ToolChoiceProps {
  readonly tool: Tool
  readonly onTool: (tool: Tool) => void
  readonly onNote: () => void
  /** A box needs a page with a picture. */
  readonly boxes: boolean
}

const KEYS: Readonly<Record<Tool, string>> = { select: 'V', highlight: 'H', box: 'B' }

/** The tool of a key by its place on the keyboard, so that an input method cannot swallow it; null for other keys. */
export function toolOfCode(code: string): Tool | null {
  switch (code) {
    case 'KeyV': return 'select'
    case 'KeyH': return 'highlight'
    case 'KeyB': return 'box'
    default: return null
  }
}

/** Select, highlight, box; and a note on what is selected or on words typed. */
export function ToolChoice({ tool, onTool, onNote, boxes }: ToolChoiceProps) {
  const { t } = useTranslation()
  const tools: readonly Tool[] = boxes ? ['select', 'highlight', 'box'] : ['select', 'highlight']
  return (
    <span className="marktools" role="toolbar" aria-label={t('marks.tools')}>
      <Segment
        small label={t('marks.tools')} value={tool} onChange={onTool}
        options={tools.map((each) => ({ value: each, label: <>{t(`marks.tool.${each}`)} <kbd aria-hidden="true">{KEYS[each]}</kbd></> }))}
      />
      <Button small keys="N" onClick={onNote}>{t('marks.tool.note')}</Button>
    </span>
  )
}
