import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import type { Grant } from '../contract/shell-port.ts'

/** Paths that a person chose. The window knows only the tokens, so that a page can never name a path of its own. */
export interface Grants {
  add(path: string): Grant
  pathOf(token: string): string | null
}

export function createGrants(): Grants {
  const paths = new Map<string, string>()
  return {
    add(path) {
      for (const [token, known] of paths) if (known === path) return { token, name: basename(path) }
      const token = randomBytes(16).toString('hex')
      paths.set(token, path)
      return { token, name: basename(path) }
    },
    pathOf: (token) => paths.get(token) ?? null,
  }
}
