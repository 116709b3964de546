import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogEntry } from '../../../src-main/contract/screens.ts'
import { useAppState } from '../../state/context.tsx'
import { PROPERTIES } from '../evidence/evidence-items.ts'

/** Names of what the log calls by id: evidence and its property, findings, elements. What is not in the review stays as written. */
export function useTargetNames(): (entry: LogEntry) => string {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const titles = useMemo(() => new Map<string, string>([
    ...(review?.findings ?? []).map((one): [string, string] => [one.id, one.title]),
    ...(review?.elements ?? []).map((one): [string, string] => [one.id, one.title]),
    ...(review?.evidence ?? []).flatMap((one) =>
      PROPERTIES.map((name): [string, string] => [`${one.id}/${name}`, t('window.log.property', { title: one.title, property: t(`window.evidence.${name}`) })])),
  ]), [review, t])
  return useCallback((entry: LogEntry) => titles.get(entry.target) ?? entry.target, [titles])
}
