import { useTranslation } from 'react-i18next'
import type { MarkView } from '../../../../src-main/contract/marks.ts'
import { playingSpan } from '../../../../src-main/domain/citations/playing-time.ts'
import { quoteOf } from './mark-order.ts'

/** The words of a mark, or what it is where it has none. */
export function MarkQuote({ mark }: { readonly mark: MarkView }) {
  const { t } = useTranslation()
  const side = mark.stance === 'for' || mark.stance === 'against' ? mark.stance : ''
  if (mark.anchor.kind === 'time') return <p className="muted num">{t('marks.span')} {playingSpan(mark.anchor)}</p>
  return mark.anchor.kind === 'box' ? <p className="muted">{t('marks.box')}</p> : <blockquote className={`q ${side}`.trim()}>{quoteOf(mark)}</blockquote>
}
