import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../../../../src-main/domain/findings/finding.ts'
import { EDGES, hasTest, type Edge, type EdgeTable } from './edge.ts'
import { MONEY_EDGES } from './money-edges.ts'
import { PROPERTY_EDGES } from './property-edges.ts'
import { REMAINING_EDGES } from './remaining-edges.ts'
import { TRAVEL_EDGES } from './travel-edges.ts'

const TABLE: EdgeTable = { ...TRAVEL_EDGES, ...MONEY_EDGES, ...PROPERTY_EDGES, ...REMAINING_EDGES }
const lines = RULE_IDS.flatMap((rule) => EDGES.map((kind) => ({ rule, kind, edge: TABLE[rule]?.[kind] })))
const of = <Kind extends Edge>(fits: (edge: Edge) => edge is Kind) =>
  lines.flatMap(({ rule, kind, edge }) => (edge !== undefined && fits(edge) ? [{ rule, kind, edge }] : []))

describe('edges of the rules', () => {
  it('has every edge of every rule: a check here, a test of the rule, or why there is none', () => {
    expect(lines.filter(({ edge }) => edge === undefined)).toEqual([])
  })

  it.each(of((edge) => typeof edge === 'function'))('$rule, $kind', ({ edge }) => {
    expect(edge).not.toThrow()
  })

  it.each(of((edge): edge is Extract<Edge, { readonly title: string }> => 'title' in edge))('$rule, $kind: $edge.in, $edge.title', ({ edge }) => {
    expect(hasTest(edge)).toBe(true)
  })

  it.each(of((edge): edge is Extract<Edge, { readonly none: string }> => 'none' in edge))('$rule, $kind: none, $edge.none', ({ edge }) => {
    expect(edge.none.length).toBeGreaterThan(10)
  })
})
