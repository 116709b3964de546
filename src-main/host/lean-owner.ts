import { RETURNS_MEMORY } from '../files/lean-process.ts'

/**
 * How a Node process is started that owns a case file: with half the usual room for young objects, so that what a
 * million rows leave behind while they are stored is collected before it gathers (docs/performance.md, Memory), and with
 * room for old objects, so that V8 does not look through all of them several times a second meanwhile.
 */
export const LEAN_OWNER: { readonly execArgv: readonly string[]; readonly env: Readonly<Record<string, string>> } = {
  execArgv: ['--max-semi-space-size=8', '--initial-old-space-size=80'],
  env: RETURNS_MEMORY,
}
