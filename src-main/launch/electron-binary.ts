import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build-if-needed.ts'

/** How long Electron's own first-start installer may take. */
const PATIENCE_MS = 180_000

const folder = join(ROOT, 'node_modules', 'electron')

/** The Electron program as its package knows it; null while it is not there. */
function present(): string | null {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const list = join(folder, 'path.txt')
  if (!existsSync(list)) return null
  const path = join(named ?? join(folder, 'dist'), readFileSync(list, 'utf8').trim())
  return existsSync(path) ? path : null
}

/**
 * The Electron program. Since version 42 its package fetches it at the first start, not at installation;
 * where that cannot be done (no network, no mirror) the answer is null.
 */
export function electronBinary(): string | null {
  const there = present()
  if (there !== null || !existsSync(join(folder, 'install.js'))) return there
  spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: ROOT, stdio: 'ignore', timeout: PATIENCE_MS })
  return present()
}
