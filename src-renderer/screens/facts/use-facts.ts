import { useCallback, useEffect, useState } from 'react'
import type { FactList, ProposalRecord } from '../../../src-main/contract/facts.ts'
import { useActions, useAppState } from '../../state/context.tsx'

const NO_FACTS: FactList = { entries: [], discovered: [], files: [] }

/** Facts and proposals of the open case; read again whenever the review changes. */
export function useFacts(): { readonly list: FactList; readonly proposals: readonly ProposalRecord[]; readonly loading: boolean; readonly reload: () => Promise<void> } {
  const actions = useActions()
  const review = useAppState((state) => state.review)
  const [list, setList] = useState<FactList>(NO_FACTS)
  const [proposals, setProposals] = useState<readonly ProposalRecord[]>([])
  const [loading, setLoading] = useState(true)
  const reload = useCallback(async (): Promise<void> => {
    const facts = await actions.run('facts.list', {})
    if (facts !== null) setList(facts)
    const proposed = await actions.run('proposals.list', {})
    if (proposed !== null) setProposals(proposed)
    setLoading(false)
  }, [actions])
  useEffect(() => { void reload() }, [reload, review])
  return { list, proposals, loading, reload }
}
