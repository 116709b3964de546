import { useTranslation } from 'react-i18next'
import { OFFICES, type OfficeId } from '../../../src-main/contract/workspace.ts'
import type { Review } from '../../../src-main/contract/review.ts'
import { SelectField } from '../../design/index.ts'
import { useActions } from '../../state/context.tsx'

/** In which office the case is reviewed: it chooses what comes first, the order of the groups, the lists and the form of the checklist. */
export function OfficeChoice({ review }: { readonly review: Review }) {
  const { t } = useTranslation()
  const { run, refresh } = useActions()
  const choose = async (role: OfficeId): Promise<void> => {
    if ((await run('reviewer.set', { role })) !== null || review.office?.id !== role) await refresh()
  }
  return <SelectField label={t('workspace.office.label')} labelHidden value={review.office?.id ?? 'judge'} onChange={(role) => void choose(role)} options={OFFICES.map((value) => ({ value, label: t(`workspace.office.${value}`) }))} />
}
