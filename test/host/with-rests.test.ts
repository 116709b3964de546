import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeSession, openSession, type Session } from '../../src-main/host/case/session.ts'
import { withRests } from '../../src-main/host/case/with-rests.ts'
import { temporaryFolder, type TemporaryFolder } from '../db/temporary-case.ts'

let folder: TemporaryFolder
let session: Session
beforeEach(() => {
  folder = temporaryFolder()
  const open = openSession(folder.path('rests.tcase'), { create: true, passphrase: null })
  if (!open.ok) throw new Error('no case')
  session = open.value
})
afterEach(() => {
  closeSession(session)
  folder.remove()
})

/** Work that waits, once each time it is begun, for what `waiting` gives, and notes when it gave back what it held. */
function work(waiting: (begun: number) => Promise<void>, log: string[]) {
  let begun = 0
  return withRests<string>((of) => ({
    *begin() {
      begun += 1
      const mine = begun
      log.push(`begun ${mine}`)
      try {
        yield waiting(mine)
        return `found ${mine}`
      } finally {
        log.push(`given back ${mine}`)
      }
    },
    known: () => null,
    age: () => of.rowsAge,
  }))
}

describe('long work with rests', () => {
  it('waits for what it yields, and gives back what it holds', async () => {
    const log: string[] = []
    let isThere = false
    const found = await work(async () => {
      await new Promise((resolve) => void setImmediate(resolve))
      isThere = true
    }, log)(session)
    expect([found, isThere, log]).toEqual(['found 1', true, ['begun 1', 'given back 1']])
  })

  it('gives back what it holds before it begins anew, where the case was changed meanwhile', async () => {
    const log: string[] = []
    const found = await work(async (begun) => {
      if (begun === 1) session.rowsAge += 1
    }, log)(session)
    expect([found, log]).toEqual(['found 2', ['begun 1', 'given back 1', 'begun 2', 'given back 2']])
  })

  it('gives back what it holds where the case is closed meanwhile', async () => {
    const log: string[] = []
    await expect(work(async () => closeSession(session), log)(session)).rejects.toMatchObject({ error: { code: 'no-case-open' } })
    expect(log).toEqual(['begun 1', 'given back 1'])
  })
})
