import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** The list of recent cases: a small settings file, the only thing kept outside case files. */
const recentFile = z.array(
  z.object({ path: z.string(), number: z.string().nullable(), title: z.string().nullable(), stage: z.string().nullable(), openedAt: z.string(), encrypted: z.boolean() }),
)
export type RecentEntry = z.infer<typeof recentFile>[number]

const KEEP = 20

export function readRecent(folder: string): RecentEntry[] {
  const path = join(folder, 'recent.json')
  if (!existsSync(path)) return []
  try {
    return recentFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // A settings file that cannot be read only costs the list; no case depends on it.
    return []
  }
}

/** An encrypted case is listed by its file name alone: what it is about stays inside. */
export function rememberCase(folder: string, entry: RecentEntry): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const shown: RecentEntry = entry.encrypted ? { ...entry, number: null, title: null, stage: null } : entry
  const list = [shown, ...readRecent(folder).filter((each) => each.path !== entry.path)].slice(0, KEEP)
  const path = join(folder, 'recent.json')
  writeFileSync(`${path}.partial`, JSON.stringify(list, null, 2), { mode: 0o600 })
  renameSync(`${path}.partial`, path)
}
