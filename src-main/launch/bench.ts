import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { LEAN_OWNER } from '../host/lean-owner.ts'
import { buildIfNeeded, ROOT } from './build-if-needed.ts'

/**
 * `npm run bench [-- ledger [rows …] | search [pages rows] | ocr [threads] | reader [megabytes pages] | memory [megabytes rows]]`: builds the measurements from the sources as they stand and runs them.
 * They are no part of the program, so that its own build does not hold them. The table goes to standard output.
 */
const [what = 'ledger', ...sizes] = process.argv.slice(2)
if ((what !== 'ledger' && what !== 'search' && what !== 'ocr' && what !== 'reader' && what !== 'memory') || ((what === 'search' || what === 'reader' || what === 'memory') && sizes.length > 0 && sizes.length !== 2) || sizes.some((size) => !/^\d+$/u.test(size) || (what !== 'memory' && Number(size) === 0))) {
  process.stderr.write('npm run bench [-- ledger [rows …] | search [pages rows] | ocr [threads] | reader [megabytes pages] | memory [megabytes rows]]\n')
  process.exit(1)
}
// These two are measured in the program as it was built.
if (what === 'reader' || what === 'memory') buildIfNeeded()
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
    rolldownOptions: { input: { ledger: join(ROOT, 'test/bench/ledger.ts'), search: join(ROOT, 'test/bench/search.ts'), ocr: join(ROOT, 'test/bench/ocr.ts'), reader: join(ROOT, 'test/bench/reader.ts'), memory: join(ROOT, 'test/bench/memory.ts'), 'parse-worker': join(ROOT, 'src-main/import/parse-worker.ts'), 'columns-thread': join(ROOT, 'src-main/host/case/columns-thread.ts'), 'hash-thread': join(ROOT, 'src-main/files/hash-thread.ts') } },
  },
})
// The ledger and the search are measured inside the owner of the case file, which is started as the program starts it.
const run = spawnSync(process.execPath, [...LEAN_OWNER.execArgv, join(out, `${what}.js`), join(ROOT, 'resources'), ...sizes], { stdio: 'inherit', env: { ...process.env, ...LEAN_OWNER.env } })
rmSync(out, { recursive: true, force: true })
process.exit(run.status ?? 1)
