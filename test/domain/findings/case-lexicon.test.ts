import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listOfWord, withCaseVocabulary, type CaseWord } from '../../../src-main/domain/findings/case-lexicon.ts'
import { categoryMoves } from '../../../src-main/domain/findings/category-moves.ts'
import { deliveredLexicon } from '../../../src-main/domain/findings/lexicon.ts'
import { wordMatcher } from '../../../src-main/domain/ledger/words.ts'
import { row } from './case-builder.ts'

const delivered = deliveredLexicon()
const own = { id: 'own-1', name: '虚构类别', banned: 'XF-2' }
const added = (category: string, banned: string | null, word: string): CaseWord => ({ category, banned, word, state: 'added' })
const removed = (category: string, banned: string | null, word: string): CaseWord => ({ category, banned, word, state: 'removed' })

describe('the words of a case', () => {
  it('leave the delivered lists as they are where there are none', () => {
    expect(withCaseVocabulary(delivered, { categories: [], words: [] })).toBe(delivered)
  })

  it('of former versions name the category alone and stay where they counted', () => {
    const old = (word: string): CaseWord => ({ category: 'rail', word, state: 'removed' })
    expect(listOfWord(old('软卧'), delivered, [])?.banned).toBe('XF-1')
    expect(listOfWord(old('商务座'), delivered, [])?.banned).toBe('XF-9')
    expect(listOfWord({ category: 'rail', word: '虚构列车', state: 'added' }, delivered, [])).toMatchObject({ category: 'rail' })
    expect(listOfWord({ category: 'own-9', word: '词', state: 'added' }, delivered, [])).toBeNull()
  })

  it('give another version for other words, whatever their number and order, and none for another name', () => {
    const version = (words: readonly CaseWord[], name = '虚构类别') => withCaseVocabulary(delivered, { categories: [{ ...own, name }], words }).version
    const [one, two, three] = [added('own-1', 'XF-2', '甲'), added('own-1', 'XF-2', '乙'), added('own-1', 'XF-2', '丙')]
    expect(version([one, two])).not.toBe(version([one, three]))
    expect(version([one, two])).toBe(version([two, one]))
    expect(version([one], '另一名称')).toBe(version([one]))
    expect(version([one])).toMatch(/\+2\.[0-9a-f]{8}$/u)
  })
})

describe('rows that change their category', () => {
  const rows = [
    row('A', '2024-01-01', '-10.00', '虚构酒楼', { id: 'a' }), row('A', '2024-01-02', '-20.00', '虚构航空', { id: 'b' }),
    row('A', '2024-01-03', '-30.00', '虚构超市', { id: 'c' }), row('A', '2024-01-04', '40.00', '虚构酒楼退款', { id: 'd' }), row('A', '2024-01-05', '-50.00', 'USDT', { id: 'e' }),
  ]
  const moves = (...words: CaseWord[]) => categoryMoves(rows, delivered, withCaseVocabulary(delivered, { categories: [own], words }))
    .map(({ list, cameIn, fellOut }) => [list.category, cameIn.map((each) => [each.row.id, each.before?.category ?? null]), fellOut.map((each) => [each.row.id, each.after?.category ?? null])])

  it('come in from none and from another, money in as well as out', () => {
    expect(moves(added('own-1', 'XF-2', '酒楼'))).toEqual([['own-1', [['a', null], ['d', null]], []]])
    expect(moves(added('own-1', 'XF-2', '虚构航空'))).toEqual([['flights', [], [['b', 'own-1']]], ['own-1', [['b', 'flights']], []]])
  })

  it('fall out, of exchanges too, where another word does not keep them', () => {
    expect(moves(removed('flights', 'XF-1', '航空'))).toEqual([['flights', [], [['b', null]]]])
    expect(moves(removed('virtual', null, 'usdt'))).toEqual([['virtual', [], [['e', null]]]])
    expect(moves(removed('flights', 'XF-1', '航空'), added('flights', 'XF-1', '虚构航'))).toEqual([])
  })

  it('are exactly those whose list is another, however many words there are', () => {
    const texts = ['航空', '酒店', '超市', 'USDT', '高尔夫', '医院', '水疗', '旅行社', 'LV', '会所', '虚构']
    const word = fc.oneof(
      fc.constantFrom(...delivered.spending.flatMap((entry) => entry.words.filter((each) => texts.includes(each.word)).map((each) => removed(entry.category, entry.banned, each.word)))),
      fc.tuple(fc.constantFrom(...delivered.spending.map((entry) => [entry.category, entry.banned] as const), ['own-1', 'XF-2'] as const), fc.constantFrom(...texts)).map(([[category, banned], text]) => added(category, banned, text)),
    )
    const names = fc.array(fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(names, fc.uniqueArray(word, { maxLength: 5, selector: (each) => `${each.banned} ${each.category} ${each.word}` }), (given, words) => {
      const lexicon = withCaseVocabulary(delivered, { categories: [own], words })
      const placed = [delivered, lexicon].map(({ spending }) => {
        const match = wordMatcher(spending.map((entry) => entry.words))
        return (each: ReturnType<typeof row>) => { const entry = spending[match(each)]; return entry === undefined ? null : `${entry.banned} ${entry.category}` }
      })
      const all = given.map((name) => row('A', '2024-01-01', '-1', name))
      const expected = all.filter((each) => placed[0]?.(each) !== placed[1]?.(each)).map((each) => each.id)
      const found = categoryMoves(all, delivered, lexicon).flatMap(({ cameIn, fellOut }) => [...cameIn, ...fellOut]).map((each) => each.row.id)
      expect([...new Set(found)].toSorted()).toEqual(expected.toSorted())
    }), { numRuns: 60 })
  })
})
