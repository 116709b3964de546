import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadPack } from '../../../src-main/domain/law/load-pack.ts'
import type { Circumstance } from '../../../src-main/domain/law/rule-pack.ts'

const pack = loadPack()
const ids = new Set([...pack.elements, ...pack.circumstances, ...pack.consumption, ...pack.norms].map((entry) => entry.id))
const count = (prefix: string, to: number): string[] => Array.from({ length: to }, (_, index) => `${prefix}${index + 1}`)

/** The ids of the legal facts that the pack is written from, with what their table says: own copy, so that the test needs no other file. */
const TABLE: readonly (readonly [id: string, sanction: string, result: string, from: string, to: string])[] = [
  ['CL313-1', 'n/a', 'n/a', '1997-10-01', ''], ['CL313-2', 'n/a', 'n/a', '2015-11-01', ''], ['CL313-U', 'n/a', 'n/a', '2015-11-01', ''],
  ['NPC2002-1', 'no', 'U', '2002-08-29', ''], ['NPC2002-2', 'no', 'U', '2002-08-29', ''], ['NPC2002-3', 'no', 'U', '2002-08-29', ''],
  ['NPC2002-4', 'no', 'U', '2002-08-29', ''], ['NPC2002-5', 'open', 'open', '2002-08-29', ''],
  ['JI2015-2.1', 'yes', 'no', '2015-07-22', '2024-11-30'], ['JI2015-2.2', 'no', 'U', '2015-07-22', '2024-11-30'],
  ['JI2015-2.3', 'no', 'U', '2015-07-22', '2024-11-30'], ['JI2015-2.4', 'no', 'U', '2015-07-22', '2024-11-30'],
  ['JI2015-2.5', 'no', 'W', '2015-07-22', '2024-11-30'], ['JI2015-2.6', 'no', 'W', '2015-07-22', '2024-11-30'],
  ['JI2015-2.7', 'no', 'W', '2015-07-22', '2024-11-30'], ['JI2015-2.8', 'no', 'O', '2015-07-22', '2024-11-30'],
  ['JI2024-3.1', 'no', 'U', '2024-12-01', ''], ['JI2024-3.2', 'no', 'U', '2024-12-01', ''], ['JI2024-3.3', 'no', 'U', '2024-12-01', ''],
  ['JI2024-3.4', 'yes', 'no', '2024-12-01', ''], ['JI2024-3.5', 'yes', 'U', '2024-12-01', ''], ['JI2024-3.6', 'yes', 'U', '2024-12-01', ''],
  ['JI2024-3.7', 'yes', 'O', '2024-12-01', ''], ['JI2024-3.8', 'no', 'W', '2024-12-01', ''], ['JI2024-3.9', 'no', 'W', '2024-12-01', ''],
  ['JI2024-3.10', 'open', 'open', '2024-12-01', ''], ['JI2024-4.1', 'no', 'U', '2024-12-01', ''], ['JI2024-4.2', 'no', 'W', '2024-12-01', ''],
  ['JI2024-4.3', 'no', 'W', '2024-12-01', ''], ['JI2024-4.4', 'no', 'O', '2024-12-01', ''], ['JI2024-4.5', 'open', 'open', '2024-12-01', ''],
  ['EL-ABILITY', 'n/a', 'n/a', '2024-12-01', ''], ['EL-PREJ', 'no', 'needs refusal after effect', '2024-12-01', ''], ['EL-RESULT', 'n/a', 'U', '2024-12-01', ''],
  ['EL-ACCOMPLICE', 'no', 'U', '2024-12-01', ''], ['EL-CONCUR', 'n/a', 'n/a', '2024-12-01', ''], ['EL-HEAVIER', 'n/a', 'n/a', '2024-12-01', ''],
  ['EL-LENIENT-1', 'n/a', 'n/a', '2024-12-01', ''], ['EL-LENIENT-2', 'n/a', 'n/a', '2024-12-01', ''], ['EL-RECOVERY', 'n/a', 'n/a', '2024-12-01', ''],
  ['EL-PRIVATE', 'n/a', 'n/a', '2024-12-01', ''], ['EL-JURIS', 'n/a', 'n/a', '2024-12-01', ''], ['EL-XFER', 'n/a', 'n/a', '2025-07-01', ''],
  ['EL-REPORT', 'n/a', 'n/a', '2017-05-01', ''], ['EL-LIMIT', 'n/a', 'n/a', '2015-07-22', ''], ['EL-LIST', 'n/a', 'n/a', '2017-05-01', ''],
  ['EL-SANCTION', 'n/a', 'n/a', '2024-01-01', ''], ['EL-TIME', 'n/a', 'n/a', '1997', ''], ['EL-STD', 'n/a', 'n/a', '2018-10-26', ''], ['EL-EXCL', 'n/a', 'n/a', '', ''],
]
const SUGGESTED = [...count('XF-', 9), ...count('SX-', 6), ...count('AS-', 5), ...count('EV-', 8), ...Array.from({ length: 30 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`)]

describe('every id of the legal facts stands in the pack', () => {
  it('all of the table and all further ids', () => {
    expect([...TABLE.map(([id]) => id), ...SUGGESTED].filter((id) => !ids.has(id))).toEqual([])
  })

  const circumstances = TABLE.flatMap(([id, sanction, result, from, to]) => {
    const found = pack.circumstances.find((each) => each.id === id)
    return found === undefined ? [] : [{ id, found, sanction, result, from, to }]
  })
  it('has every circumstance in the table and no other', () => {
    expect(circumstances.map((each) => each.id)).toEqual(pack.circumstances.map((each) => each.id))
  })
  it.each(circumstances)('$id has the gate, the result and the days of the table', ({ found, sanction, result, from, to }) => {
    expect(found.preconditions.includes('prior-sanction')).toBe(sanction === 'yes')
    expect(found.preconditions.includes('persistence-after-sanction')).toBe(sanction === 'yes')
    expect(resultOf(found)).toBe(result === 'open' ? 'no' : result)
    expect([found.from, found.to ?? '']).toEqual([from, to])
  })
  it.each(circumstances)('$id has a chain of facts that begins with duty and ability and holds its gate and result', ({ found, sanction, result }) => {
    const chain = found.chain ?? []
    expect(chain.slice(0, 2)).toEqual(['DUTY_EFFECTIVE', 'ABLE'])
    expect(chain.includes('SANCTION_SERVED') && chain.indexOf('REFUSAL_AFTER') === chain.indexOf('SANCTION_SERVED') + 1).toBe(sanction === 'yes')
    expect(chain.includes('MEASURES_FAILED')).toBe(result === 'U')
    expect(chain.includes('WORK_STOPPED')).toBe(result === 'W')
    expect(chain.includes('AGGRAVATING_FACTS')).toBe(found.preconditions.includes('egregious'))
  })
})

function resultOf({ preconditions }: Circumstance): string {
  if (preconditions.includes('result-unable-to-execute')) return 'U'
  if (preconditions.includes('result-work-stopped')) return 'W'
  return preconditions.includes('victim-harm') || preconditions.includes('creditor-harm') ? 'O' : 'no'
}

/** Rows of the table as the document has them, its marks of doubt taken off. */
const facts = fileURLToPath(new URL('../../../../shared/LEGAL.md', import.meta.url))
describe.skipIf(!existsSync(facts))('the own copy agrees with the document (../shared/LEGAL.md)', () => {
  const section = existsSync(facts) ? (/^## 12\.[\s\S]*?(?=^## 13\.)/mu.exec(readFileSync(facts, 'utf8'))?.[0] ?? '') : ''
  const rows = section.split('\n').filter((line) => /^\| (?:CL|NPC|JI|EL)/u.test(line)).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('**', '')))

  it('lists the same ids in the same order', () => {
    expect(rows.map((row) => row[0])).toEqual(TABLE.map(([id]) => id))
    expect(section).toContain('XF-1..9, SX-1..6, AS-1..5, EV-1..8 (CPL 50 order), C01..C30')
  })
  it('says the same of gate, result and days', () => {
    const circumstances = rows.filter((row) => /^(?:NPC|JI)/u.test(row[0] ?? ''))
    expect(circumstances.map((row) => [row[0], (row[4] ?? '').replace(/ \(.*\)/u, ''), row[5], row[6], row[7]])).toEqual(TABLE.filter(([id]) => /^(?:NPC|JI)/u.test(id)))
    for (const row of rows) {
      const day = /^\d{4}(?:-\d{2}-\d{2})?/u.exec(row[6] ?? '')?.[0] ?? ''
      if (day !== '') expect([row[0], day]).toEqual([row[0], TABLE.find(([id]) => id === row[0])?.[3]])
    }
  })
})
