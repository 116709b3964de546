import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SNIFFED_FORMATS } from '../../src-main/import/sniff.ts'

const LOCALES = join(import.meta.dirname, '../../resources/locales')
const RENDERER = join(import.meta.dirname, '../../src-renderer')
const PLURAL = /_(zero|one|two|few|many|other)$/
const HAN = /\p{Script=Han}/u

/** Keys of one file with their texts; plural forms of a key count as one, because Chinese has one form and English two. */
function entriesOf(language: string, file: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') {
      const key = path.replace(PLURAL, '')
      found.set(key, [...(found.get(key) ?? []), node])
      return
    }
    if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new Error(`${language}/${file} ${path}: neither text nor branch`)
    for (const [key, inner] of Object.entries(node)) walk(inner, path === '' ? key : `${path}.${key}`)
  }
  walk(JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8')), '')
  return found
}

const filesOf = (language: string): string[] => readdirSync(join(LOCALES, language)).filter((name) => name.endsWith('.json')).toSorted()
const placeholders = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '')))].toSorted()

function sources(): { path: string; text: string }[] {
  return readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((path) => ({ path, text: readFileSync(join(RENDERER, path), 'utf8') }))
}

describe('catalogues', () => {
  it('are the same files in both languages', () => {
    expect(filesOf('zh-CN').length).toBeGreaterThan(0)
    expect(filesOf('en')).toEqual(filesOf('zh-CN'))
  })

  for (const file of filesOf('zh-CN')) {
    it(`${file} has the same keys in both languages, none empty`, () => {
      const chinese = entriesOf('zh-CN', file)
      const english = entriesOf('en', file)
      expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted())
      const empty = [...chinese, ...english].filter(([, texts]) => texts.some((text) => text.trim() === '')).map(([key]) => key)
      expect(empty).toEqual([])
    })
  }

  it('name in the window the same values in both languages, but for the count that picks a form', () => {
    for (const file of ['window.json', 'window-review.json'].filter((name) => filesOf('zh-CN').includes(name))) {
      const english = entriesOf('en', file)
      for (const [key, texts] of entriesOf('zh-CN', file)) {
        const without = (list: string[]): string[] => list.filter((name) => name !== 'count')
        expect({ key, values: without(placeholders(english.get(key) ?? [])) }).toEqual({ key, values: without(placeholders(texts)) })
      }
    }
  })

  it('keep to the rules of writing: no exclamation marks, no polite you, no Chinese in English', () => {
    const wrong: string[] = []
    for (const [key, texts] of entriesOf('zh-CN', 'window.json')) {
      for (const text of texts) if (/！|您/.test(text)) wrong.push(`zh-CN ${key}: ${text}`)
    }
    for (const [key, texts] of entriesOf('en', 'window.json')) {
      // The name of the other language stands in its own script.
      if (key !== 'window.menu.zh') for (const text of texts) if (HAN.test(text)) wrong.push(`en ${key}: ${text}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('texts in the code of the window', () => {
  it('have no Chinese characters outside the catalogues', () => {
    const wrong = sources().filter(({ path }) => path.endsWith('.tsx')).flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (HAN.test(line) ? [`${path}:${index + 1}`] : [])))
    expect(wrong).toEqual([])
  })

  it('ask only for keys that exist', () => {
    const all = new Set(filesOf('zh-CN').flatMap((file) => [...entriesOf('zh-CN', file).keys()]))
    const missing: string[] = []
    for (const { path, text } of sources()) {
      for (const [, key] of text.matchAll(/\bt\('([a-z][\w-]*(?:\.[\w-]+)+)'/g)) {
        if (key !== undefined && !all.has(key)) missing.push(`${path}: ${key}`)
      }
      for (const [, prefix] of text.matchAll(/\bt\(`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g)) {
        if (prefix !== undefined && ![...all].some((key) => key.startsWith(prefix))) missing.push(`${path}: ${prefix}…`)
      }
    }
    expect(missing).toEqual([])
  })

  it('give words to every error code, every reason code and every screen', async () => {
    const { ERROR_CODES } = await import('../../src-main/contract/errors.ts')
    const { REASON_CODES } = await import('../../src-main/import/parsed-file.ts')
    const { SCREENS } = await import('../../src-renderer/state/screens.ts')
    // An area keeps its words in a file of its own; the window reads all files as one tree.
    const keys = new Set(filesOf('zh-CN').flatMap((file) => [...entriesOf('zh-CN', file).keys()]))
    const wanted = [
      ...ERROR_CODES.flatMap((code) => [`error.${code}.happened`, `error.${code}.advice`]),
      ...REASON_CODES.map((code) => `window.reason.${code}`),
      ...SCREENS.map((screen) => `window.screen.${screen.id}`),
    ]
    expect(wanted.filter((key) => !keys.has(key))).toEqual([])
  })
})

describe('what a file was recognised as', () => {
  it.each(['zh-CN', 'en'])('has a word for every format in %s', (language) => {
    const { window } = JSON.parse(readFileSync(join(LOCALES, language, 'window.json'), 'utf8')) as { window: { format: Record<string, string> } }
    expect([...SNIFFED_FORMATS, 'archive', 'system-file'].filter((format) => (window.format[format] ?? '') === '')).toEqual([])
  })
})
