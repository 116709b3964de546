import { existsSync } from 'node:fs'

/**
 * The entry of a process or thread, sought from the module at `base`: as it was built, beside that module or above the folder
 * of shared pieces; in a checkout without a build its source, which Node runs as it is.
 */
export function entryBeside(base: string, built: string, source: string): URL {
  const entry = [`./${built}`, `../${built}`, source].map((place) => new URL(place, base)).find((url) => existsSync(url))
  if (entry === undefined) throw new Error(`${built} is not beside the program`)
  return entry
}
