import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nativeCanvas, pixelsOf } from '../../../src-main/import/recognise-text/canvas.ts'
import { installedModels } from '../../../src-main/import/recognise-text/models.ts'
import { createPaddleRecogniser } from '../../../src-main/import/recognise-text/paddle-recogniser.ts'
import { openPages } from '../../../src-main/import/recognise-text/page-source.ts'
import { pageTextOf, type RecognisedLine, type TextRecogniser } from '../../../src-main/import/recognise-text/recogniser.ts'
import { sniff } from '../../../src-main/import/sniff.ts'
import { ROOT } from '../../rules/import-graph.ts'
import { drawPage, drawPng, type Drawing } from './drawn-page.ts'

let recogniser: TextRecogniser
beforeAll(async () => {
  recogniser = await createPaddleRecogniser(1)
})
afterAll(() => recogniser.close())

const ROWS = ['被执行人财产报告表', '余额318642.50元，未向法院报告', '江州市虚构区人民法院']
const read = (rows: Parameters<typeof drawPage>[0], drawing?: Drawing): Promise<RecognisedLine[]> => recogniser.recognise(pixelsOf(drawPage(rows, drawing)))

describe('the recogniser', () => {
  it('names model and runtime with their versions', () => {
    expect(recogniser.model).toMatch(/^PP-OCRv4 \(ocr-models \d+\.\d+\.\d+, onnxruntime \d+\.\d+\.\d+\)$/u)
    expect(installedModels().dictionary).toHaveLength(6624)
    expect(installedModels().dictionary.at(-1)).toBe(' ')
  })

  it('reads Chinese, figures and rows of two pieces, with boxes where they stand', async () => {
    const lines = await read([...ROWS, ['甲方：古盛远', '乙方：许念真']])
    expect(pageTextOf(lines)).toBe([...ROWS, '甲方：古盛远 乙方：许念真'].join('\n'))
    expect(lines.map((line) => line.row)).toEqual([1, 2, 3, 4, 4])
    expect(lines.every((line) => line.confidence > 0.9)).toBe(true)
    const first = lines[0]?.box
    if (!first) throw new Error('nothing found')
    // Drawn from 60 to about 384 across and with its foot at 80.
    expect(Math.abs(first.x - 60)).toBeLessThan(14)
    expect(Math.abs(first.x + first.width - 384)).toBeLessThan(14)
    expect(first.y).toBeGreaterThan(30)
    expect(first.y + first.height).toBeLessThan(105)
  })

  it.each([90, 180, 270] as const)('reads a sheet that lies turned by %i degrees, boxes on the sheet as it lies', async (turned) => {
    const lines = await read(ROWS, { turned })
    expect(pageTextOf(lines)).toBe(ROWS.join('\n'))
    const box = lines[0]?.box
    if (!box) throw new Error('nothing found')
    const [width, height] = turned === 180 ? [1000, 290] : [290, 1000]
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    // The middle of the first row, (222, 66) on the upright sheet.
    const expected = { 90: { x: height === 1000 ? 290 - 66 : 0, y: 222 }, 180: { x: width - 222, y: height - 66 }, 270: { x: 66, y: 1000 - 222 } }[turned]
    expect(Math.abs(middle.x - expected.x)).toBeLessThan(15)
    expect(Math.abs(middle.y - expected.y)).toBeLessThan(15)
  })

  it('finds nothing on an empty sheet', async () => {
    expect(await read([])).toEqual([])
    expect(await read([], { paper: '#000' })).toEqual([])
  })

  it('gives the same record for the same page', async () => {
    expect(await read(ROWS)).toEqual(await read(ROWS))
  })
})

const readBytes = async (bytes: Uint8Array, format: Parameters<typeof openPages>[1], page = 1): Promise<string> => {
  const source = await openPages(bytes, format)
  try {
    return pageTextOf(await recogniser.recognise((await source.page(page)).image))
  } finally {
    await source.close()
  }
}

describe('pictures', () => {
  it('keep black letters on nothing readable', async () => {
    expect(await readBytes(drawPng(['拒不执行判决'], { paper: null, ink: '#000' }), 'png')).toBe('拒不执行判决')
  })

  it.each(['jpeg', 'webp', 'gif'] as const)('are read from %s', async (format) => {
    const sheet = drawPage(['限制消费令', '2023年6月1日'])
    const bytes = format === 'gif' ? sheet.toBuffer('image/gif') : sheet.toBuffer(`image/${format}`)
    expect(await readBytes(bytes, format)).toBe('限制消费令\n2023年6月1日')
  })
})

describe('the scanned record of the sample case', () => {
  it('is read page by page', async () => {
    const bytes = readFileSync(join(ROOT, 'resources/sample-case/05言词证据/讯问笔录.pdf'))
    const text = await readBytes(bytes, 'pdf')
    expect(text).toContain('问：限制消费令是什么时候收到的？')
    expect(text).toContain('公民身份号码999999197903050019')
    // A rare character of a name, which the model all but leaves out.
    expect(text).toContain('程家岭和周云岫的银行卡')
  })
})

const folder = join(ROOT, '../shared/data/ocr')
/** Edit distance by characters over the length of what is expected; blanks do not count. */
function errorRate(expected: string, found: string): number {
  const [wanted, got] = [expected, found].map((text) => [...text.replace(/\s/gu, '')]) as [string[], string[]]
  let row = [0, ...got.map((_, index) => index + 1)]
  wanted.forEach((character, index) => {
    const next = [index + 1]
    got.forEach((other, at) => next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (character === other ? 0 : 1))))
    row = next
  })
  return (row.at(-1) ?? 0) / Math.max(1, wanted.length)
}

describe.skipIf(!existsSync(folder))('pictures from elsewhere (not here: ../shared/data/ocr)', () => {
  /** Highest error rate that is taken; measured ones stand well below. */
  const bounds: Readonly<Record<string, number>> = {
    'cnocr-20457890_2399557098.jpg': 0,
    'cnocr-fanti.jpg': 0.2,
    'cnocr-helloworld.jpg': 0.1,
    'cnocr-huochepiao.jpeg': 0.12,
    'cnocr-multi-line_cn1.png': 0.05,
    'cnocr-rand_cn2.png': 0,
    'rapidocr-black_font_color_transparent.png': 0,
    'rapidocr-img_exif_orientation.jpg': 0,
    'rapidocr-short.png': 0,
    'rapidocr-test_letterbox_like.jpg': 0.05,
    'rapidocr-text_cls.jpg': 0,
    'rapidocr-text_rec.jpg': 0,
  }
  it.each(Object.entries(bounds))('%s', async (name, bound) => {
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, string[]>
    const bytes = readFileSync(join(folder, name))
    const { format } = sniff(bytes, name)
    if (format !== 'png' && format !== 'jpeg') throw new Error(format)
    expect(errorRate((expected[name] ?? []).join(''), await readBytes(bytes, format))).toBeLessThanOrEqual(bound)
  })

  it('finds nothing in the dark', async () => {
    expect(await readBytes(readFileSync(join(folder, 'rapidocr-empty_black.jpg')), 'jpeg')).toBe('')
  })
})

describe('errorRate', () => {
  it('counts what is wrong, missing and too much', () => {
    expect(errorRate('一二三四', '一二三四')).toBe(0)
    expect(errorRate('一二三四', '一三四五')).toBe(0.5)
    expect(errorRate('一 二', '')).toBe(1)
  })
})

it('has a native canvas for drawing', () => {
  expect(typeof nativeCanvas().createCanvas).toBe('function')
})
