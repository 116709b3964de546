import { describe, expect, it } from 'vitest'
import { CAPACITIES, OFFICES } from '../../../src-main/contract/workspace.ts'
import { BUILT_IN_PACK, loadPack } from '../../../src-main/domain/law/load-pack.ts'
import { validatePack } from '../../../src-main/domain/law/validate-pack.ts'

const pack = loadPack()

describe('capacities and offices of the pack', () => {
  it('knows every capacity and every office once', () => {
    expect(pack.capacities?.map((rule) => rule.capacity)).toEqual([...CAPACITIES])
    expect(pack.offices?.map((office) => office.id)).toEqual([...OFFICES])
  })

  it('gives the outsider knowledge, agreement and help, and never the debtor’s own items', () => {
    const outsider = pack.capacities?.find((rule) => rule.capacity === 'accomplice')
    expect(outsider?.own).toEqual(['EL-ACC-KNOW', 'EL-ACC-AGREE', 'EL-ACC-HELP'])
    expect(outsider?.elements).not.toContain('EL-ABILITY')
    expect(outsider?.circumstances).not.toContain('JI2024-3.4')
    expect(pack.capacities?.find((rule) => rule.capacity === 'assisting-obligor')?.circumstances).toContain('NPC2002-3')
    expect(pack.capacities?.find((rule) => rule.capacity === 'guarantor')?.circumstances).not.toContain('NPC2002-3')
  })

  it('orders all nine groups in every office, and shows the side of the accused in each list of courses or groups', () => {
    const groups = pack.groups.map((group) => group.id).toSorted()
    for (const office of pack.offices ?? []) expect([...office.groups].toSorted(), office.id).toEqual(groups)
  })

  it('is written in both languages, Chinese without halfwidth punctuation', () => {
    const texts = [
      ...[...(pack.capacities ?? []), ...(pack.ownElements ?? [])].flatMap((entry) => [entry.title, entry.text, entry.source]),
      ...(pack.ownElements ?? []).flatMap((element) => element.defence),
      ...(pack.offices ?? []).flatMap((office) => [office.title, ...office.courses.map((course) => course.title), ...office.lists.flatMap((list) => [list.title, ...list.items.map((item) => item.title)])]),
    ]
    for (const text of texts) {
      expect(text['zh-CN'], text.en).toMatch(/\p{Script=Han}/u)
      expect(text['zh-CN']).not.toMatch(/[!！您]|\p{Script=Han}[,;:?]/u)
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('names no outcome of a trial among the courses', () => {
    for (const course of (pack.offices ?? []).find((office) => office.id === 'judge')?.courses ?? []) expect(course.title['zh-CN']).not.toMatch(/有罪|无罪/u)
  })

  it('refuses a reference into nowhere', () => {
    const persons = structuredClone(BUILT_IN_PACK.persons) as { capacities: { own: string[]; circumstances: string[] | null }[]; elements: { slots: string[] }[] }
    persons.capacities[3]?.own.push('EL-NOWHERE')
    persons.elements[0]?.slots.push('EV-NOWHERE')
    const result = validatePack({ ...BUILT_IN_PACK, persons })
    if (result.ok) throw new Error('taken')
    expect(result.error.map((problem) => problem.message)).toEqual(expect.arrayContaining(['unknown own element EL-NOWHERE', 'unknown slot EV-NOWHERE']))
  })

  it('still takes a pack from before', () => {
    const { persons: _persons, offices: _offices, ...former } = BUILT_IN_PACK
    const result = validatePack(former)
    expect(result.ok && [result.value.capacities, result.value.offices]).toEqual([[], []])
  })
})
