import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../../../../src-main/domain/findings/finding.ts'
import { EDGES, hasTest, type EdgeTable } from './edge.ts'
import { MONEY_EDGES } from './money-edges.ts'
import { PROPERTY_EDGES } from './property-edges.ts'
import { REMAINING_EDGES } from './remaining-edges.ts'
import { TRAVEL_EDGES } from './travel-edges.ts'

const TABLE: EdgeTable = { ...TRAVEL_EDGES, ...MONEY_EDGES, ...PROPERTY_EDGES, ...REMAINING_EDGES }

it('has a line for every rule', () => {
  expect(RULE_IDS.filter((rule) => TABLE[rule] === undefined)).toEqual([])
})

for (const rule of RULE_IDS) {
  describe(rule, () => {
    for (const kind of EDGES) {
      const edge = TABLE[rule]?.[kind]
      if (typeof edge === 'function') it(kind, edge)
      else if (edge !== undefined && 'title' in edge) it(`${kind}: in ${edge.in}`, () => { expect(hasTest(edge), edge.title).toBe(true) })
      else if (edge !== undefined) it(`${kind}: none, ${edge.none}`, () => { expect(edge.none.length).toBeGreaterThan(10) })
    }
  })
}
