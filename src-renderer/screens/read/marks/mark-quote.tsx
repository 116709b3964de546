import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../../src-main/contract/marks.ts'
import { quoteOf } from './mark-order.ts'

/** The words of a mark, or what it is where it has none. */
export function MarkQuote({ mark }: { readonly mark: MarkView }) {
  const { t } = useTranslation()
  const side = mark.stance === 'for' || mark.stance === 'against' ? mark.stance : ''
  return mark.anchor.kind === 'box' ? <p className="muted">{t('marks.box')}</p> : <blockquote className={`q ${side}`.trim()}>{quoteOf(mark)}</blockquote>
}
