import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FixedPage, PageItem } from '../../../src-main/contract/reader.ts'
import { readOfd } from '../../../src-main/import/documents/ofd-text.ts'
import { openOfd } from '../../../src-main/import/ofd/ofd-document.ts'
import { after, SAME } from '../../../src-main/import/ofd/numbers.ts'
import { svgPath } from '../../../src-main/import/ofd/path-data.ts'
import { sealPicture } from '../../../src-main/import/ofd/seal.ts'
import { deltasOf } from '../../../src-main/import/ofd/text-positions.ts'
import { parseXml } from '../../../src-main/import/ofd/xml-tree.ts'
import { DOT, ofdText, writeOfd, writeSeal } from '../../reader/write-ofd.ts'
import { ROOT } from '../../rules/import-graph.ts'

async function drawn(bytes: Uint8Array, number = 1): Promise<FixedPage> {
  const page = await (await openOfd(bytes)).page(number)
  if (page === null) throw new Error('no page')
  return page
}
const ofKind = <K extends PageItem['kind']>(page: FixedPage, kind: K) => page.items.filter((item): item is Extract<PageItem, { kind: K }> => item.kind === kind)

describe('pages of an OFD', () => {
  it('places every character in millimetres of the page', async () => {
    const page = await drawn(writeOfd({ pages: [ofdText(20, 30, '虚构通知书')] }))
    expect(page).toMatchObject({ page: 1, width: 210, height: 297, undrawn: [] })
    const [text] = ofKind(page, 'text')
    expect(text?.characters.map((each) => [each.text, each.x, each.y])).toEqual([['虚', 0, 5], ['构', 5, 5], ['通', 10, 5], ['知', 15, 5], ['书', 20, 5]])
    expect(text).toMatchObject({ place: [1, 0, 0, 1, 20, 30], size: 5, font: 'serif', fill: { colour: '#000000', opacity: 1 } })
  })

  it('draws paths with the way of drawing they name, and their own colours before it', async () => {
    const object = '<ofd:PathObject ID="3" Boundary="10 20 100 2" DrawParam="6"><ofd:AbbreviatedData>S 0 1 L 100 1</ofd:AbbreviatedData></ofd:PathObject>'
      + '<ofd:PathObject ID="4" Boundary="0 0 9 9" CTM="2 0 0 2 1 1" Stroke="false" Fill="true" Rule="Even-Odd"><ofd:FillColor Value="#0 #ff #80" Alpha="128"/><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3 Q 1 2 3 4 A 1 2 0 0 1 5 5 C</ofd:AbbreviatedData></ofd:PathObject>'
    const [line, shape] = ofKind(await drawn(writeOfd({ pages: [object] })), 'path')
    expect(line).toMatchObject({ path: 'M 0 1 L 100 1', fill: null, stroke: { colour: '#c80000', width: 0.7, cap: 'butt' }, place: [1, 0, 0, 1, 10, 20] })
    expect(shape).toMatchObject({ path: 'M 0 0 C 1 1 2 2 3 3 Q 1 2 3 4 A 1 2 0 0 1 5 5 Z', evenOdd: true, stroke: null, fill: { colour: '#00ff80' }, place: [2, 0, 0, 2, 1, 1] })
    expect(shape?.fill?.opacity).toBeCloseTo(0.502, 3)
  })

  it('shows pictures, and names those in a form that is not shown', async () => {
    const object = '<ofd:ImageObject ID="3" ResourceID="7" Boundary="10 20 30 40" CTM="30 0 0 40 0 0"/><ofd:ImageObject ID="4" ResourceID="9" Boundary="0 0 9 9"/><ofd:ImageObject ID="5" ResourceID="7" Boundary="1 2 3 4"/>'
    const page = await drawn(writeOfd({ pages: [object] }))
    const source = `data:image/png;base64,${DOT.toString('base64')}`
    expect(ofKind(page, 'image')).toEqual([{ kind: 'image', place: [30, 0, 0, 40, 10, 20], source, opacity: 1 }, { kind: 'image', place: [3, 0, 0, 4, 1, 2], source, opacity: 1 }])
    expect(page.undrawn).toEqual(['Doc_0/Res/scan.jb2'])
  })

  it('lays the template under the page and the picture of a seal over it', async () => {
    const page = await drawn(writeOfd({ pages: [ofdText(20, 30, '金额')], template: ofdText(20, 10, '发票'), sealed: true }))
    expect(page.items.map((item) => (item.kind === 'text' ? item.characters.map((each) => each.text).join('') : item.kind))).toEqual(['发票', '金额', 'image'])
    expect(page.items.at(-1)).toMatchObject({ place: [30, 0, 0, 30, 120, 200] })
  })

  it('gives the index the characters that are drawn, line by line', async () => {
    const bytes = writeOfd({ pages: [ofdText(20, 30, '第一行') + ofdText(60, 30, '同一行') + ofdText(20, 50, '第二行'), ''], template: ofdText(20, 10, '页眉') })
    expect(await readOfd(bytes)).toMatchObject({ ok: true, value: { pages: ['页眉\n第一行同一行\n第二行', '页眉'], pagesWithoutText: 0 } })
  })

  it('shows of an object what lies in all of its clips, each of them all its parts together', async () => {
    const clip = (...areas: readonly string[]): string => `<ofd:Clip>${areas.join('')}</ofd:Clip>`
    const area = (data: string, attributes = '', boundary = '0 0 60 60'): string => `<ofd:Area ${attributes}><ofd:Path Boundary="${boundary}" Rule="Even-Odd"><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:Path></ofd:Area>`
    const square = 'M 0 0 L 10 0 L 10 10 L 0 10 C'
    const clipped = (clips: string): string => ofdText(20, 30, '甲').replace('</ofd:TextObject>', `<ofd:Clips>${clips}</ofd:Clips></ofd:TextObject>`)
    const { items, undrawn } = await drawn(writeOfd({ pages: [clipped(clip(area(square), area(square, 'CTM="2 0 0 2 1 0"', '1 0.5 10 10')) + clip(area(square)))] }))
    expect(undrawn).toEqual([])
    const [corner] = [items[0]?.clips?.[0]?.[0]?.place]
    expect(items[0]?.clips?.map((region) => region.length)).toEqual([2, 1])
    expect(items[0]?.clips?.[0]?.[0]).toMatchObject({ path: 'M 0 0 L 10 0 L 10 10 L 0 10 Z', evenOdd: true })
    // From the corner of the boundary of the object; the second part is twice as large, and moved before that.
    const [, , , , x = 0, y = 0] = corner ?? []
    expect(items[0]?.clips?.[0]?.[1]?.place).toEqual([2, 0, 0, 2, x + 3, y + 1])
    // One that leaves nothing, or cuts by letters, is not believed: all is drawn, and it is said.
    for (const wrong of [clip(area('M 500 500 L 510 500 L 510 510 C')), clip('<ofd:Area><ofd:Text/></ofd:Area>'), clip()]) {
      expect((await drawn(writeOfd({ pages: [clipped(wrong)] }))).undrawn).toEqual(['clip'])
    }
  })

  it('says of a page that is not there, or that nests without end, what is missing', async () => {
    const deep = `${'<ofd:PageBlock ID="1">'.repeat(60)}${ofdText(1, 1, '深')}${'</ofd:PageBlock>'.repeat(60)}`
    expect((await drawn(writeOfd({ pages: [deep] }))).undrawn).toEqual(['depth'])
    const clipped = ofdText(20, 30, '甲').replace('</ofd:TextObject>', '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 1 1"><ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips></ofd:TextObject>')
    expect(clipped).toContain('Clips')
    const shown = await drawn(writeOfd({ pages: [clipped] }))
    expect(shown.undrawn).toEqual(['clip'])
    expect(shown.items).toHaveLength(1)
    expect(await (await openOfd(writeOfd({ pages: [''] }))).page(2)).toBeNull()
  })
})

describe('parts of an OFD', () => {
  it('refuses entities and broken XML', () => {
    expect(parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBeNull()
    expect(parseXml('<a><b></a>')).toBeNull()
    expect(parseXml('<x:a y:b="1">t<![CDATA[<&]]></x:a>')).toMatchObject({ name: 'a', text: 't<&', attributes: new Map([['b', '1']]) })
  })

  it('ends a path before what it does not understand', () => {
    expect(svgPath('S 1 2 L 3')).toBe('M 1 2')
    expect(svgPath('L 1 2')).toBe('')
    expect(svgPath('M 0 0 X 1 L 1 1')).toBe('M 0 0')
    expect(svgPath('M 0 0 L 1e9 1')).toBe('M 0 0')
  })

  it('repeats distances as the standard writes them', () => {
    expect(deltasOf('g 3 5.5 2 g 2 1')).toEqual([5.5, 5.5, 5.5, 2, 1, 1])
    expect(deltasOf('g 999999 1')).toHaveLength(100_000)
    expect(deltasOf(undefined)).toEqual([])
  })

  it('composes maps as one after the other', () => {
    const affine = fc.tuple(...(Array.from({ length: 6 }, () => fc.integer({ min: -9, max: 9 })) as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]))
    const on = ([a, b, c, d, e, f]: readonly number[], x: number, y: number): readonly number[] => [(a ?? 0) * x + (c ?? 0) * y + (e ?? 0), (b ?? 0) * x + (d ?? 0) * y + (f ?? 0)]
    fc.assert(fc.property(affine, affine, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (outer, inner, x, y) => {
      const [u = 0, v = 0] = on(inner, x, y)
      expect(on(after(outer, inner), x, y).map((each) => each + 0)).toEqual(on(outer, u, v).map((each) => each + 0))
      expect(after(SAME, inner)).toEqual(inner)
    }))
  })

  it('finds the picture of a seal, and none in any other bytes', () => {
    expect(sealPicture(writeSeal())?.form).toBe('png')
    expect(Buffer.from(sealPicture(writeSeal())?.bytes ?? [])).toEqual(DOT)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => { expect(() => sealPicture(bytes)).not.toThrow() }))
    fc.assert(fc.property(fc.nat(writeSeal().length), (length) => { expect(() => sealPicture(writeSeal().subarray(0, length))).not.toThrow() }))
  })
})

const letter = join(ROOT, '../shared/data/ofd/n.ofd')
describe.skipIf(!existsSync(letter))('a real OFD', () => {
  it('draws the letter with its seal and leaves nothing out', async () => {
    const bytes = readFileSync(letter)
    const [first, second] = [await drawn(bytes), await drawn(bytes, 2)]
    expect([...first.undrawn, ...second.undrawn]).toEqual([])
    expect(ofKind(second, 'image')).toHaveLength(1)
    expect(ofKind(first, 'text')[0]).toMatchObject({ stretch: 0.64, bold: true, fill: { colour: '#ee2025' } })
  })
})
