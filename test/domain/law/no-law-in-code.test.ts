import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Article numbers, document numbers and ids of items are data of the rule pack: code that names one cannot follow a change of the law. */
const LAW_IN_CODE = /第[一二三四五六七八九十百零〇\d]+条|\bArts?\.\s?\d|法释〔|法发〔|\b(?:NPC2002|JI2015|JI2024)-\d|\bCL31[34]/u

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/.*$/gmu, '$1')

describe('no article number stands in the code of the domain', () => {
  it('recognises one', () => {
    expect(withoutComments("const id = 'JI2024-3.4'")).toMatch(LAW_IN_CODE)
    expect(withoutComments("const title = '刑法第三百一十三条'")).toMatch(LAW_IN_CODE)
    expect(withoutComments("// see Art. 5\nconst url = 'a//b' /* JI2024-3.4 */")).not.toMatch(LAW_IN_CODE)
  })

  it('finds none', () => {
    const root = fileURLToPath(new URL('../../../src-main/domain/', import.meta.url))
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    expect(files.length).toBeGreaterThan(20)
    const named = files.filter((name) => LAW_IN_CODE.test(withoutComments(readFileSync(`${root}${name}`, 'utf8'))))
    expect(named).toEqual([])
  })
})
