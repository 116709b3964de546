import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFlow } from '../../../../src-main/domain/ledger/flow/build-flow.ts'
import { FLOW_CSV_COLUMNS, flowCsv, type FlowCsvColumn } from '../../../../src-main/domain/ledger/flow/flow-csv.ts'
import { graphml } from '../../../../src-main/domain/ledger/flow/graphml.ts'
import { movementsOf } from '../../../../src-main/domain/ledger/flow/movements.ts'
import { account, context, party, row } from '../../findings/case-builder.ts'

const graphOf = (rows: Parameters<typeof context>[0]['rows'] & {}) => {
  const made = context({ parties: [party('虚构甲')], accounts: [account('A', { holder: '虚构甲', number: '6200000000001011' })], rows })
  return buildFlow(made, movementsOf(made), {}).graph
}
const HEADS = Object.fromEntries(FLOW_CSV_COLUMNS.map((name) => [name, name])) as Record<FlowCsvColumn, string>
const nameOf = (node: { name: string; id: string }): string => node.name || node.id

describe('GraphML', () => {
  it('names ends, sums and places, and quotes what XML would read', () => {
    const text = graphml(graphOf([row('A', '2024-05-01', '-90071992547409.93', '甲<&"乙', { line: 7 }), row('A', '2024-05-02', '-1.00', '甲<&"乙', { line: 9 })]), nameOf)
    expect(text).toContain('<node id="n1"><data key="n_end">name:甲&lt;&amp;&quot;乙</data>')
    expect(text).toContain('<data key="e_total">90071992547410.93</data>')
    expect(text).toContain('<data key="e_citations">statements/A.csv:7; statements/A.csv:9</data>')
    expect(text).toContain('<edge id="e1" source="n2" target="n1">')
  })

  it('is well formed whatever stands in a name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
      const text = graphml(graphOf([row('A', '2024-05-01', '-1.00', name)]), nameOf)
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(text)).toBe(false)
      expect(text.replaceAll(/&(?:amp|lt|gt|quot);/gu, '').includes('&')).toBe(false)
      const tags = [...text.replace(/<\?xml[^>]*\?>/u, '').matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/gu)]
      const open: string[] = []
      for (const [, closing, tag = '', single] of tags) {
        if (closing === '/') expect(open.pop()).toBe(tag)
        else if (single !== '/') open.push(tag)
      }
      expect(open).toEqual([])
    }))
  })
})

describe('CSV', () => {
  it('has a line for every movement with both ends, exact amounts and its place', () => {
    const text = flowCsv(graphOf([row('A', '2024-05-01 10:00', '-20.00', { name: '=某店', number: '6211000000000000001' }, { line: 7, memo: '货, 款' })]), HEADS, nameOf)
    expect(text.startsWith('\uFEFFfrom,fromNumber,')).toBe(true)
    expect(text.split('\r\n')[1]).toBe("虚构银行,'6200000000001011,'=某店,'6211000000000000001,1,20.00,2024-05-01,10:00:00,20.00,\"货, 款\",statements/A.csv,,7,")
  })

  it('names the page of a row out of a PDF', () => {
    const text = flowCsv(graphOf([row('A', '2024-05-01 10:00', '-20.00', { name: '某店' }, { line: 47, page: 3 })]), HEADS, nameOf)
    expect(text.split('\r\n')[0]).toContain(',path,page,line,')
    expect(text.split('\r\n')[1]).toContain(',statements/A.csv,3,47,')
  })
})
