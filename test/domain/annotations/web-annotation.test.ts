import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Anchor } from '../../../src-main/contract/marks.ts'
import { changed, stancesOf, tidyBox, type Annotation } from '../../../src-main/domain/annotations/annotation.ts'
import { fromWebAnnotation, namedInformation, toWebAnnotation } from '../../../src-main/domain/annotations/web-annotation.ts'

const TEXT: Anchor = { kind: 'text', page: 2, exact: '收到了', prefix: '答：', suffix: '，', start: 5, end: 8, offset: 5, box: { unit: 'pt', x: 72.5, y: 100, width: 200.25, height: 14 } }

const annotation = (over: Partial<Annotation> = {}): Annotation => ({
  id: 'urn:uuid:00000000-0000-4000-8000-000000000001', sha256: 'ab'.repeat(32), path: '卷一/谈话笔录.pdf', mediaType: 'application/pdf', anchor: TEXT,
  note: '与送达回证一致', tags: ['知悉'], stance: 'for', assignments: [{ element: 'EL-KNOW', stance: 'for', weight: 'strong', why: '本人承认签收' }],
  creator: '虚构检察官', created: '2026-11-21T10:00:00+08:00', modifier: '虚构检察官', modified: '2026-11-21T10:00:00+08:00', ...over,
})

describe('as W3C Web Annotation', () => {
  it('a passage has quote, position and box selectors', () => {
    const document = toWebAnnotation(annotation())
    expect(document).toMatchObject({
      id: 'urn:uuid:00000000-0000-4000-8000-000000000001', type: 'Annotation', creator: { type: 'Person', name: '虚构检察官' },
      target: {
        source: { sha256: 'ab'.repeat(32) },
        selector: [
          { type: 'TextQuoteSelector', exact: '收到了', prefix: '答：', suffix: '，' },
          { type: 'FragmentSelector', value: 'page=2', refinedBy: { type: 'TextPositionSelector', start: 5, end: 8 } },
          { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: 'page=2&viewrect=72.5,100,200.25,14' },
        ],
      },
    })
    expect((document['@context'] as unknown[])[0]).toBe('http://www.w3.org/ns/anno.jsonld')
  })

  it('a box on an image is a media fragment', () => {
    const document = toWebAnnotation(annotation({ mediaType: 'image/png', anchor: { kind: 'box', page: 1, box: { unit: 'px', x: 1, y: 2, width: 3, height: 4 } } }))
    expect(document).toMatchObject({ target: { selector: [{ conformsTo: 'http://www.w3.org/TR/media-frags/', value: 'xywh=pixel:1,2,3,4' }] } })
  })

  it('a span of a recording is a temporal media fragment in seconds', () => {
    const selectors = (start: number, end: number) => (toWebAnnotation(annotation({ mediaType: 'audio/mpeg', anchor: { kind: 'time', start, end } })) as { target: { selector: unknown } }).target.selector
    expect(selectors(61_500, 90_000)).toEqual([{ type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value: 't=61.5,90' }])
    expect(selectors(0, 1)).toMatchObject([{ value: 't=0,0.001' }])
  })

  it('names the source by its hash as RFC 6920 does', () => {
    const hash = createHash('sha256').update('Hello World!').digest()
    expect(namedInformation(hash.toString('hex'))).toBe(`ni:///sha-256;${hash.toString('base64url')}`)
    // The example of RFC 6920, section 8.1.
    expect(namedInformation(hash.toString('hex'))).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk')
  })

  it('a colour of its own is a class of a style sheet that travels with it; the stance is no part of it', () => {
    const document = toWebAnnotation(annotation({ colour: 'purple' }))
    expect(document).toMatchObject({ stance: 'for', stylesheet: { type: 'CssStylesheet', value: '.threshold-purple { background-color: #e6dcf7 }' }, target: { styleClass: 'threshold-purple' } })
    expect(fromWebAnnotation(document)?.colour).toBe('purple')
    expect(toWebAnnotation(annotation())).not.toHaveProperty('stylesheet')
    // A class that another program wrote takes nothing from the mark.
    const foreign = { ...document, target: { ...(document['target'] as object), styleClass: 'red' } }
    expect(fromWebAnnotation(foreign)).toEqual(annotation())
  })

  it('is read back as it was', () => {
    const figure = fc.nat({ max: 500_000 }).map((hundredths) => hundredths / 100)
    const box = (unit: 'pt' | 'px') => fc.record({ unit: fc.constant(unit), x: figure, y: figure, width: figure, height: figure }).map(tidyBox)
    const page = fc.integer({ min: 1, max: 999 })
    const words = fc.string({ unit: 'grapheme', maxLength: 20 })
    const anchor: fc.Arbitrary<Anchor> = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), page, exact: fc.string({ minLength: 1 }), prefix: words, suffix: words, start: fc.nat(), end: fc.nat(), offset: fc.nat(), box: fc.option(box('pt')) }),
      fc.record({ kind: fc.constant('box' as const), page, box: box('pt') }),
      fc.record({ kind: fc.constant('box' as const), page: fc.constant(1), box: box('px') }),
      fc.record({ kind: fc.constant('row' as const), sheet: fc.nat({ max: 50 }), line: page, cell: fc.option(fc.nat({ max: 40 })), cells: fc.array(words) }),
      fc.tuple(fc.nat({ max: 3_599_000_000 }), fc.integer({ min: 1, max: 1_000_000 })).map(([start, length]) => ({ kind: 'time' as const, start, end: start + length })),
    )
    const stance = fc.constantFrom('for' as const, 'against' as const, 'context' as const, 'not-assessed' as const)
    const weight = fc.option(fc.constantFrom('slight' as const, 'ordinary' as const, 'strong' as const))
    const made = fc.record({ anchor, stance, note: words, tags: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 9 })), colour: fc.constantFrom('yellow' as const, 'green' as const, 'pink' as const, 'purple' as const), assignments: fc.array(fc.record({ element: fc.constantFrom('EL-ACT', 'EL-KNOW', '3.4'), stance, weight, why: words }), { maxLength: 3 }) })
    fc.assert(fc.property(made, (over) => {
      const one = annotation(over)
      expect(fromWebAnnotation(JSON.parse(JSON.stringify(toWebAnnotation(one))))).toEqual(one)
    }))
  })

  it('is refused where it is none of ours', () => {
    expect(fromWebAnnotation(null)).toBeNull()
    expect(fromWebAnnotation({ type: 'Annotation' })).toBeNull()
    const document = toWebAnnotation(annotation())
    expect(fromWebAnnotation({ ...document, target: { ...(document['target'] as object), selector: [] } })).toBeNull()
  })
})

describe('a change', () => {
  const two = annotation({ stance: 'not-assessed', assignments: [{ element: 'EL-KNOW', stance: 'not-assessed', weight: null, why: '' }, { element: 'EL-ACT', stance: 'against', weight: null, why: '生活必需' }] })

  it('of the stance takes along what agreed with it, and leaves what was weighed by itself', () => {
    expect(stancesOf(changed(two, { stance: 'for' }, '乙', 't'))).toEqual({ 'EL-KNOW': 'for', 'EL-ACT': 'against' })
  })

  it('adds, replaces and takes away assignments, one per element', () => {
    const after = changed(two, { assign: [{ element: 'EL-ACT', stance: 'context', weight: 'slight', why: ' 背景 ' }], unassign: ['EL-KNOW'] }, '乙', 't')
    expect(after.assignments).toEqual([{ element: 'EL-ACT', stance: 'context', weight: 'slight', why: '背景' }])
    expect(after).toMatchObject({ creator: '虚构检察官', modifier: '乙', modified: 't', anchor: TEXT })
  })

  it('tidies tags', () => {
    expect(changed(two, { colour: 'green' }, '乙', 't')).toEqual({ ...changed(two, {}, '乙', 't'), colour: 'green' })
    expect(changed(changed(two, { colour: 'green' }, '乙', 't'), { note: '' }, '乙', 't').colour).toBe('green')
    expect(changed(changed(two, { colour: 'green' }, '乙', 't'), { colour: null }, '乙', 't')).not.toHaveProperty('colour')
    expect(changed(two, { tags: [' 甲 ', '甲', '', '乙'] }, '乙', 't').tags).toEqual(['甲', '乙'])
  })
})
