import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Root of the checkout. */
export const ROOT = resolve(import.meta.dirname, '../..')
/** First and last that a build writes. */
const BUILT = [join(ROOT, 'out/main/cli.js'), join(ROOT, 'out/renderer/index.html')]

function newest(path: string): number {
  const facts = statSync(path)
  if (!facts.isDirectory()) return facts.mtimeMs
  return readdirSync(path).reduce((time, name) => (name === 'sample-case' ? time : Math.max(time, newest(join(path, name)))), facts.mtimeMs)
}

/** Builds where a source is newer than what was built. Quiet unless the build fails. */
export function buildIfNeeded(): void {
  const sources = ['src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json'].map((name) => join(ROOT, name))
  if (BUILT.every((path) => existsSync(path)) && Math.min(...BUILT.map((path) => statSync(path).mtimeMs)) >= Math.max(...sources.map(newest))) return
  const build = spawnSync(process.execPath, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'], { cwd: ROOT, encoding: 'utf8' })
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout}${build.stderr}\nThe program could not be built.\n`)
    process.exit(1)
  }
}
