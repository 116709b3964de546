import { useEffect, useState } from 'react'
import { useActions } from '../../state/context.tsx'

export interface PartyChoice {
  readonly value: string
  readonly label: string
}

/** Parties of the case as choices; asked for again when `epoch` changes. */
export function useParties(epoch: unknown): readonly PartyChoice[] {
  const { run } = useActions()
  const [parties, setParties] = useState<readonly PartyChoice[]>([])
  useEffect(() => {
    let stopped = false
    void run('facts.list', {}).then((found) => {
      if (stopped || found === null) return
      setParties(found.entries.filter((each) => each.kind === 'party').map((each) => ({ value: each.id, label: typeof each.body['name'] === 'string' ? each.body['name'] : each.id })))
    })
    return () => {
      stopped = true
    }
  }, [run, epoch])
  return parties
}
