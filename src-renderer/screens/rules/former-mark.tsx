import { useTranslation } from 'react-i18next'
import { StateMark } from '../../design/index.ts'
import { useAppState } from '../../state/context.tsx'

/** Kinds of decisions that the core names under `rulePack.former`. */
type DecidedKind = 'finding' | 'element' | 'circumstance' | 'precondition' | 'answer' | 'gap' | 'formal-check' | 'person' | 'placement' | 'sanction-act' | 'causation' | 'recovery' | 'proceeding' | 'act' | 'clock'

/** Says beside a decision that it was taken under a former version of the rules and not since; nothing where it stands. */
export function FormerMark({ kind, target }: { readonly kind: DecidedKind; readonly target: string }) {
  const { t } = useTranslation()
  const former = useAppState((state) => state.review?.rulePack.former?.find((each) => each.kind === kind && each.target === target))
  if (former === undefined) return null
  return <span className="former"><StateMark state="warn">{former.version === '' ? t('rules-window.formerUnknown') : t('rules-window.formerVersion', { version: former.version })}</StateMark></span>
}
