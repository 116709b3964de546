import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'

/**
 * Runs a command of the checkout on Node 24, whatever Node the machine has: on the installed one where it is new
 * enough, else on the one that came from the registry for this platform. Plain JavaScript, because Node 20 runs it.
 * A script at installation could link it instead; but then every package's script would have to be allowed.
 */
const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..')
const packages = [`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]
const file = process.platform === 'win32' ? 'node.exe' : 'node'
const brought = packages.map((name) => join(root, 'node_modules', name, 'bin', file)).find((path) => existsSync(path))
const newEnough = Number(process.versions.node.split('.')[0]) >= 24
if (!newEnough && brought === undefined) {
  console.error(`Node 24 is needed. This is Node ${process.versions.node}, and there is no packaged Node 24 for ${process.platform} ${process.arch}.`)
  process.exit(1)
}
const node = newEnough || brought === undefined ? process.execPath : brought
const [command = '', ...args] = process.argv.slice(2)
const environment = { ...process.env, PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? process.env.Path ?? ''].join(delimiter) }
const isScript = /\.(ts|mjs|js)$/u.test(command)
const run = isScript
  ? spawnSync(node, [resolve(root, command), ...args], { stdio: 'inherit', env: environment })
  : spawnSync(command, args, { stdio: 'inherit', env: environment, shell: process.platform === 'win32' })
if (run.error) console.error(run.error.message)
process.exit(run.status ?? 1)
