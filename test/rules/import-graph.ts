import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'

export interface ImportEdge {
  /** Path of the importing file from the root, forward slashes. */
  readonly from: string
  /** Path of the imported file from the root, or the name of a package or built-in module. */
  readonly to: string
  /** Erased at build time. */
  readonly typeOnly: boolean
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"]*?)\s*from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/gu

/** Import edges of one source text. Only `import type` and lists in which every name is `type` are type-only. */
export function edgesOf(from: string, source: string): ImportEdge[] {
  const plain = source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/[^\n]*/gu, '$1')
  const edges: ImportEdge[] = []
  for (const match of plain.matchAll(IMPORT)) {
    const [, typeWord, names = '', fromStatement, bare, dynamic, required] = match
    const specifier = fromStatement ?? bare ?? dynamic ?? required ?? ''
    const list = /^\{([\s\S]*)\}$/u.exec(names.trim())?.[1]
    const allTypes = list !== undefined && list.split(',').map((name) => name.trim()).filter(Boolean).every((name) => name.startsWith('type '))
    edges.push({ from, to: target(from, specifier), typeOnly: typeWord !== undefined || allTypes })
  }
  return edges
}

const target = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/u, ''))) : specifier

export function sourceFiles(root: string, folders: readonly string[], endings = /\.(ts|tsx)$/u): { readonly path: string; readonly source: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.test(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return { path: relative(root, path).replaceAll('\\', '/'), source: readFileSync(path, 'utf8') }
      }),
  )
}

export const ROOT = resolve(dirname(new URL(import.meta.url).pathname), '../..')
