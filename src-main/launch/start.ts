import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { hasDisplay, installedBrowser } from '../shell-browser/find-browser.ts'
import { buildIfNeeded, ROOT } from './build-if-needed.ts'
import { electronBinary } from './electron-binary.ts'

/**
 * `npm start [-- <bundle or .tcase>]`: the window in Electron; where its binary cannot be had, the same window in
 * an installed browser; where there is no browser or no display, the review on the command line.
 */
const given = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
if (given !== undefined && !existsSync(given)) {
  console.error(`There is no file or folder ${given}.`)
  process.exit(1)
}
buildIfNeeded()
const named = given === undefined ? [] : [resolve(given)]
const run = (program: string, args: readonly string[]): number => spawnSync(program, [...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1

const display = hasDisplay()
const electron = display ? electronBinary() : null
if (electron !== null) process.exit(run(electron, [ROOT, ...named]))

const browser = installedBrowser()
if (display) console.error('The Electron binary cannot be had on this machine; the window opens in an installed browser instead.')
if (display && browser) process.exit(run(process.execPath, [join(ROOT, 'out/main/browser.js'), ...named]))

const bundle = named[0] ?? join(ROOT, 'resources', 'sample-case')
if (bundle.toLowerCase().endsWith('.tcase')) {
  console.error('There is no browser or no display for a window. A case file is read on the command line:')
  console.error(`  npm run -s threshold -- export --case ${bundle} --format html --out checklist.html`)
  process.exit(run(process.execPath, [join(ROOT, 'out/main/cli.js'), 'verify', '--case', bundle]))
}
const out = resolve('threshold-review', basename(bundle))
console.error(`There is no ${display ? 'browser' : 'display'} for a window; the review is made on the command line (npm run -s threshold -- help).`)
const status = run(process.execPath, [join(ROOT, 'out/main/cli.js'), 'review', bundle, '--out', out])
if (status === 0 || status === 3) console.log(`\n${join(out, 'checklist.html')}`)
// 3 says that something in the bundle needs attention: the start itself went well.
process.exit(status === 3 ? 0 : status)
