import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createParsePool } from '../../src-main/import/parse-pool.ts'
import { REASON_CODES } from '../../src-main/import/parsed-file.ts'
import { ROOT } from '../rules/import-graph.ts'
import { readSamples, samplesFolder, sampleTables } from './public-samples.ts'

const folder = samplesFolder()
const DOC = join(ROOT, 'docs/formats.md')
const BEGIN = '<!-- samples: made by test/formats -->'
const END = '<!-- end of samples -->'

describe.skipIf(folder === null)(`the public samples${folder === null ? ' (skipped: the folder is absent)' : ''}`, () => {
  it('end as taken in or with a reason, each of them, as docs/formats.md says', { timeout: 600_000 }, async () => {
    const root = folder ?? ''
    const sets = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory()).toSorted()
    const pool = createParsePool({ workerUrl: new URL('../../src-main/import/parse-worker.ts', import.meta.url), size: 1, timeoutMs: 120_000, maxOldGenerationSizeMb: 2048 })
    try {
      const outcomes = await readSamples(root, sets, (bytes, path) => pool.parse(bytes, path))
      expect(outcomes.length).toBeGreaterThan(300)
      for (const each of outcomes) {
        expect(each.state === 'imported' || (REASON_CODES as readonly (string | null)[]).includes(each.reason), each.path).toBe(true)
        expect(each.read, each.path).toBe(each.kept + each.rejected)
      }
      const text = readFileSync(DOC, 'utf8')
      const made = `${BEGIN}\n\n${sampleTables(outcomes)}\n\n${END}`
      const written = text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length)
      // `THRESHOLD_WRITE_FORMATS=1` brings the document up to date; otherwise it has to be.
      if (process.env['THRESHOLD_WRITE_FORMATS'] === '1') writeFileSync(DOC, text.replace(written, () => made))
      else expect(written).toBe(made)
    } finally {
      await pool.close()
    }
  })
})
