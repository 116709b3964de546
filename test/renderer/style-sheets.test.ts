import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../rules/import-graph.ts'

/** Selectors of a style sheet, one by one, without comments and rules about the medium. */
function selectorsOf(sheet: string): readonly string[] {
  return [...sheet.replace(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]+)\{/gu)]
    .flatMap(([, list = '']) => list.split(/,(?![^(]*\))/u))
    .map((selector) => selector.replace(/\s+/gu, ' ').trim())
    .filter((selector) => selector !== '' && !selector.startsWith('@') && !/^(?:from|to|\d+%)$/u.test(selector))
}

/** Selector -> folders of screens whose sheets have a rule for it, where there are several. */
function claimedTwice(sheets: readonly { readonly folder: string; readonly text: string }[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, Set<string>>()
  for (const { folder, text } of sheets) for (const selector of selectorsOf(text)) owners.set(selector, (owners.get(selector) ?? new Set()).add(folder))
  return new Map([...owners].filter(([, folders]) => folders.size > 1).map(([selector, folders]) => [selector, [...folders].toSorted()]))
}

describe('the style sheets of the screens', () => {
  it('share no selector: all of them are loaded, and the later one would win on the screen of the other', () => {
    const sheets = globSync('src-renderer/{screens,pdf}/**/*.css', { cwd: ROOT }).map((path) => ({
      folder: relative('src-renderer', path).split(/[\\/]/u).slice(0, 2).join('/'),
      text: readFileSync(join(ROOT, path), 'utf8'),
    }))
    expect(sheets.length).toBeGreaterThan(10)
    expect(Object.fromEntries(claimedTwice(sheets))).toEqual({})
  })

  it('are told apart by folder', () => {
    const sheet = (folder: string, text: string) => ({ folder, text })
    expect([...claimedTwice([sheet('a', '.names { color: red } .x:is(.y, .z) b {}'), sheet('b', '/* .x */ .names,\n.own { }'), sheet('a', '.x:is(.y, .z) b { }')]).keys()]).toEqual(['.names'])
  })
})
