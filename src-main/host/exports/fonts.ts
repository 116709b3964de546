import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** One piece of a bundled font, to stand in the page itself. */
export interface EmbeddedFont {
  readonly family: string
  readonly weight: number
  readonly unicodeRange: string
  /** `data:` address of the WOFF2 file. */
  readonly source: string
}

const PACKAGES = [
  ['@fontsource/noto-serif-sc', 'Noto Serif SC', [400, 600]],
  ['@fontsource/noto-sans-sc', 'Noto Sans SC', [400]],
] as const

/**
 * The pieces of the bundled fonts that hold the characters of a page: so that Chinese prints the same on a
 * machine without Chinese fonts. A font package cuts its glyphs into about a hundred ranges.
 */
export function checklistFonts(html: string): EmbeddedFont[] {
  const characters = new Set([...html].map((character) => character.codePointAt(0) ?? 0))
  const fonts: EmbeddedFont[] = []
  for (const [name, family, weights] of PACKAGES) {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    for (const weight of weights) {
      const sheet = join(folder, `${weight}.css`)
      if (!existsSync(sheet)) continue
      for (const face of readFileSync(sheet, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/gu)) {
        const rules = face[1] ?? ''
        const range = /unicode-range:\s*([^;]+);/u.exec(rules)?.[1]?.trim() ?? ''
        const file = /url\(\.?\/?([^)]+\.woff2)\)/u.exec(rules)?.[1]
        if (file === undefined || !holdsAny(range, characters)) continue
        const bytes = readFileSync(join(folder, file))
        fonts.push({ family, weight, unicodeRange: range, source: `data:font/woff2;base64,${bytes.toString('base64')}` })
      }
    }
  }
  return fonts
}

function holdsAny(range: string, characters: ReadonlySet<number>): boolean {
  for (const part of range.split(',')) {
    const match = /^U\+([0-9A-F]+)(?:-([0-9A-F]+))?$/iu.exec(part.trim())
    if (!match) continue
    const first = Number.parseInt(match[1] ?? '0', 16)
    const last = match[2] === undefined ? first : Number.parseInt(match[2], 16)
    for (const character of characters) if (character >= first && character <= last) return true
  }
  return false
}
