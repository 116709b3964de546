import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { LEAN_OWNER } from '../host/lean-owner.ts'
import { buildIfNeeded, ROOT } from './build-if-needed.ts'

/** The command line from a checkout: builds if needed, then runs the built program and hands on its exit status. */
buildIfNeeded()
const run = spawnSync(process.execPath, [...LEAN_OWNER.execArgv, join(ROOT, 'out/main/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...LEAN_OWNER.env } })
process.exit(run.status ?? 1)
