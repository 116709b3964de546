import { useTranslation } from 'react-i18next'
import type { MarkStance } from '../../../../src-main/contract/marks.ts'
import { Segment, StanceChip } from '../../../design/index.ts'

export const MARK_STANCES: readonly MarkStance[] = ['for', 'against', 'context', 'not-assessed']

/** Square of a stance; context has none of the two sides and shows as an empty square with its word. */
export function StanceSquare({ stance }: { readonly stance: MarkStance }) {
  return <StanceChip stance={stance === 'context' ? 'not-assessed' : stance} />
}

interface StanceChoiceProps {
  readonly label: string
  readonly value: MarkStance
  readonly onChange: (stance: MarkStance) => void
}

/** For, against, context, not assessed: the same size for each. */
export function StanceChoice({ label, value, onChange }: StanceChoiceProps) {
  const { t } = useTranslation()
  return (
    <Segment
      small label={label} value={value} onChange={onChange}
      options={MARK_STANCES.map((stance) => ({ value: stance, label: <><StanceSquare stance={stance} />{t(`marks.stance.${stance}`)}</> }))}
    />
  )
}

/** A digit is a stance, as in the whole program; null where the key is none. */
export function stanceOfKey(key: string): MarkStance | null {
  switch (key) {
    case '1': return 'for'
    case '2': return 'against'
    case '3': return 'context'
    case '0': return 'not-assessed'
    default: return null
  }
}
