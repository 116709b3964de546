import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPaddleRecogniser } from '../../src-main/import/recognise-text/paddle-recogniser.ts'
import { openPages } from '../../src-main/import/recognise-text/page-source.ts'
import { pageTextOf } from '../../src-main/import/recognise-text/recogniser.ts'
import { characterErrors } from './character-errors.ts'

/**
 * `ocr.js <resources> [threads]`: reads the sample pages (../shared/data/ocr beside the checkout, or THRESHOLD_OCR_SAMPLES)
 * and prints seconds a page and the rate of wrong characters, beside tesseract with chi_sim where that is installed.
 * The first page is read twice, so that loading is not counted; blanks and line ends do not count as characters.
 */
const [resources = '', threads = '2'] = process.argv.slice(2)
const folder = process.env['THRESHOLD_OCR_SAMPLES'] ?? join(resources, '../../shared/data/ocr')
if (!existsSync(join(folder, 'expected.json'))) {
  process.stderr.write(`no sample pages in ${folder}\n`)
  process.exit(1)
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, unknown>
const pages = Object.entries(expected).flatMap(([name, lines]) =>
  // Masked parts of a page are not told, and a page whose text is not told whole cannot be held against what was read.
  Array.isArray(lines) && lines.length > 0 && lines.every((line) => typeof line === 'string') && existsSync(join(folder, name)) ? [{ name, text: lines.filter((line: string) => !line.includes('▇')).join('\n') }] : [],
)

interface Figures {
  readonly seconds: number
  readonly errors: number
}
const hasTesseract = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout?.includes('chi_sim') === true

const recogniser = await createPaddleRecogniser(Number(threads))
const rows: { name: string; characters: number; ours: Figures; other: Figures | null }[] = []
for (const [index, { name, text }] of pages.entries()) {
  const bytes = readFileSync(join(folder, name))
  const source = await openPages(bytes, /png$/iu.test(name) ? 'png' : 'jpeg')
  const { image } = await source.page(1)
  if (index === 0) await recogniser.recognise(image)
  const from = performance.now()
  const read = pageTextOf(await recogniser.recognise(image))
  const ours = { seconds: (performance.now() - from) / 1000, errors: characterErrors(text, read) }
  rows.push({ name, characters: [...text.replace(/\s/gu, '')].length, ours, other: hasTesseract ? tesseract(join(folder, name), text) : null })
}
await recogniser.close()

function tesseract(path: string, text: string): Figures {
  const from = performance.now()
  const run = spawnSync('tesseract', [path, 'stdout', '-l', 'chi_sim+eng'], { encoding: 'utf8' })
  return { seconds: (performance.now() - from) / 1000, errors: characterErrors(text, run.status === 0 ? run.stdout : '') }
}

const rate = (errors: number, characters: number): string => `${((100 * errors) / Math.max(1, characters)).toFixed(1)} %`
const cells = (figures: Figures | null, characters: number): readonly string[] => (figures === null ? ['–', '–'] : [`${figures.seconds.toFixed(2)} s`, rate(figures.errors, characters)])
const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0)
const total = sum((row) => row.characters)
const lines = [
  ['page', 'characters', 'PP-OCRv4', 'wrong', 'tesseract chi_sim', 'wrong'],
  ['---', '---:', '---:', '---:', '---:', '---:'],
  ...rows.map((row) => [row.name, String(row.characters), ...cells(row.ours, row.characters), ...cells(row.other, row.characters)]),
  [`all ${rows.length}, mean`, String(total), ...cells({ seconds: sum((row) => row.ours.seconds) / rows.length, errors: sum((row) => row.ours.errors) }, total),
    ...cells(hasTesseract ? { seconds: sum((row) => row.other?.seconds ?? 0) / rows.length, errors: sum((row) => row.other?.errors ?? 0) } : null, total)],
]
process.stdout.write(`${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`)
if (!hasTesseract) process.stdout.write('\ntesseract with chi_sim is not installed: its columns are empty.\n')
