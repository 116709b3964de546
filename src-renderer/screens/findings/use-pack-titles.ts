import { useEffect, useMemo, useState } from 'react'
import type { Review } from '../../../src-main/contract/review.ts'
import type { RulePackView } from '../../../src-main/contract/screens.ts'
import { useClient } from '../../state/context.tsx'

/** Titles of everything in the rule pack by id, for ids that the review names without their titles. */
export function usePackTitles(review: Review | null): ReadonlyMap<string, string> {
  const client = useClient()
  const [pack, setPack] = useState<RulePackView | null>(null)
  const language = review?.language ?? null
  const version = review?.rulePack.version
  useEffect(() => {
    if (language === null) return undefined
    let stopped = false
    void client.call('rules.pack', { language }).then((answer) => {
      if (!stopped && answer.ok) setPack(answer.value)
    })
    return () => {
      stopped = true
    }
  }, [client, language, version])
  return useMemo(
    () => new Map([...(pack?.entries ?? []), ...(review?.circumstances ?? []), ...(review?.elements ?? [])].map((entry) => [entry.id, entry.title])),
    [pack, review],
  )
}
