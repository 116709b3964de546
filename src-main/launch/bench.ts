import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { buildIfNeeded, ROOT } from './build-if-needed.ts'

/**
 * `npm run bench [-- ledger [rows …] | search [pages rows] | ocr [threads] | reader [megabytes pages]]`: builds the measurements from the sources as they stand and runs them.
 * They are no part of the program, so that its own build does not hold them. The table goes to standard output.
 */
const [what = 'ledger', ...sizes] = process.argv.slice(2)
if ((what !== 'ledger' && what !== 'search' && what !== 'ocr' && what !== 'reader') || ((what === 'search' || what === 'reader') && sizes.length > 0 && sizes.length !== 2) || sizes.some((size) => !/^[1-9]\d*$/u.test(size))) {
  process.stderr.write('npm run bench [-- ledger [rows …] | search [pages rows] | ocr [threads] | reader [megabytes pages]]\n')
  process.exit(1)
}
// The reader is measured in the window as it was built.
if (what === 'reader') buildIfNeeded()
const out = join(ROOT, 'out/bench')
await build({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node24',
    outDir: out,
    emptyOutDir: true,
    rolldownOptions: { input: { ledger: join(ROOT, 'test/bench/ledger.ts'), search: join(ROOT, 'test/bench/search.ts'), ocr: join(ROOT, 'test/bench/ocr.ts'), reader: join(ROOT, 'test/bench/reader.ts'), 'parse-worker': join(ROOT, 'src-main/import/parse-worker.ts') } },
  },
})
const run = spawnSync(process.execPath, [join(out, `${what}.js`), join(ROOT, 'resources'), ...sizes], { stdio: 'inherit' })
rmSync(out, { recursive: true, force: true })
process.exit(run.status ?? 1)
