import { describe, expect, it } from 'vitest'
import { structureOf } from '../../../src-renderer/screens/read/html-structure.ts'
import type { SourceNode } from '../../../src-renderer/screens/read/html-structure.ts'

const text = (content: string): SourceNode => ({ nodeType: 3, nodeName: '#text', textContent: content, childNodes: [] })
const element = (name: string, ...children: SourceNode[]): SourceNode => ({
  nodeType: 1, nodeName: name.toUpperCase(), childNodes: children,
  textContent: children.map((child) => child.textContent ?? '').join(''),
  getAttribute: (attribute) => (attribute === 'colspan' ? '3' : 'javascript:alert(1)'),
})

describe('structureOf', () => {
  it('keeps text and structure and drops all that could run or load', () => {
    const body = element('body', element('script', text('steal()')), element('p', text('送达'), element('a', text('回证'))), element('img'), element('iframe', text('x')))
    expect(structureOf(body)).toEqual([
      { kind: 'element', tag: 'p', span: 3, children: [{ kind: 'text', text: '送达' }, { kind: 'text', text: '回证' }] },
    ])
  })

  it('gives the content of an unknown element and no attribute but the width of a cell', () => {
    const piece = structureOf(element('body', element('x-card', element('td', text('1')))))
    expect(JSON.stringify(piece)).not.toContain('javascript')
    expect(piece).toEqual([{ kind: 'element', tag: 'td', span: 3, children: [{ kind: 'text', text: '1' }] }])
  })

  it('does not follow a page nested without end', () => {
    let deep = element('div', text('底'))
    for (let level = 0; level < 5000; level += 1) deep = { ...element('div', deep), textContent: '底' }
    expect(JSON.stringify(structureOf(deep))).toContain('底')
  })
})
