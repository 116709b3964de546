import { useTranslation } from 'react-i18next'
import { Segment } from '../../design/index.ts'
import { amendTarget } from '../../state/navigation.ts'

export const EVIDENCE_TABS = ['catalogue', 'contradictions', 'checksums'] as const
export type EvidenceTab = (typeof EVIDENCE_TABS)[number]

export const evidenceTab = (asked: string | undefined): EvidenceTab => EVIDENCE_TABS.find((tab) => tab === asked) ?? 'catalogue'

/** The three views of the evidence: each piece by itself, pieces held against each other, originals held against lists. */
export function EvidenceTabs({ tab }: { readonly tab: EvidenceTab }) {
  const { t } = useTranslation()
  return (
    <Segment
      label={t('review-window.view')} value={tab} onChange={(next) => amendTarget('evidence', next === 'catalogue' ? {} : { tab: next })}
      options={EVIDENCE_TABS.map((value) => ({ value, label: t(`comparison-window.tab.${value}`) }))}
    />
  )
}
