import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleAccount, bundleAsset, bundleCase, bundleDealing, bundleFile, bundleMilestone, bundleObligation, bundleParty,
} from '../../src-main/contract/case-bundle.ts'
import { STATED_KINDS, type FactBody } from '../../src-main/contract/facts.ts'
import { DOCUMENT_KINDS } from '../../src-main/domain/proposals/patterns.ts'
import { FIELDS, bodyOf, draftOf } from '../../src-renderer/screens/facts/fact-fields.ts'

const SCHEMAS = { case: bundleCase, party: bundleParty, account: bundleAccount, obligation: bundleObligation, asset: bundleAsset, dealing: bundleDealing, milestone: bundleMilestone, file: bundleFile } as const
const LOCALES = join(import.meta.dirname, '../../resources/locales')
const catalogue = (language: string) => (JSON.parse(readFileSync(join(LOCALES, language, 'window-facts.json'), 'utf8')) as { window: { facts: Record<string, Record<string, unknown>> } }).window.facts

describe('fields of a fact', () => {
  it('are those of the contract: every key that an entry may have can be filled in', () => {
    for (const kind of STATED_KINDS) {
      const wanted = Object.keys(SCHEMAS[kind].shape).filter((key) => !['id', 'path', 'sha256'].includes(key) && !(kind === 'file' && key === 'kind'))
      expect([...new Set(FIELDS[kind].map((field) => field.key.split('.')[0]))].toSorted(), kind).toEqual(wanted.toSorted())
    }
  })

  it('bring every entry of the sample back as it was', () => {
    const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/sample-case/case.json'), 'utf8')) as Record<string, FactBody[]>
    for (const [key, kind] of [['parties', 'party'], ['accounts', 'account'], ['assets', 'asset'], ['dealings', 'dealing'], ['milestones', 'milestone']] as const) {
      for (const body of sample[key] ?? []) {
        const back = bodyOf(kind, draftOf(kind, body), body)
        expect(back.problems).toEqual({})
        expect(back.body).toEqual(body)
      }
    }
  })

  it('take amounts exactly, with separators and full-width figures, and never as numbers', () => {
    expect(bodyOf('obligation', { amount: '１,２６０,０００．５０' }, {}).body).toEqual({ amount: '1260000.50' })
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (amount) => {
      const text = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
      expect(bodyOf('obligation', { amount: text }, {}).body).toEqual({ amount: text })
    }))
  })

  it('say what is wrong and in which field', () => {
    expect(bodyOf('milestone', { kind: '', date: '2024年3月' , days: 'x' }, {}).problems).toEqual({ kind: 'required', date: 'date', days: 'count' })
    expect(bodyOf('obligation', { amount: '1.234' }, {}).problems).toEqual({ amount: 'money' })
  })

  it('have words in both languages, with every choice, document kind and kind of entry', () => {
    for (const language of ['zh-CN', 'en']) {
      const words = catalogue(language)
      const has = (path: string): boolean => {
        let node: unknown = words
        for (const part of path.split('.')) node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined
        return typeof node === 'string'
      }
      const wanted = STATED_KINDS.flatMap((kind) => [
        `kind.${kind}`,
        ...FIELDS[kind].flatMap((field) => [
          `field.${field.key}`,
          ...(kind === 'milestone' || field.key === 'stage' || field.key === 'evidenceKind' ? [] : (field.options ?? []).map((option) => `choice.${kind}.${field.key}.${option}`)),
        ]),
      ])
      expect([...wanted, ...DOCUMENT_KINDS.map((kind) => `documentKind.${kind.id}`)].filter((key) => !has(key))).toEqual([])
    }
  })
})
