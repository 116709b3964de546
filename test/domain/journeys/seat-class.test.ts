import { describe, expect, it } from 'vitest'
import { railClass, shipCounts } from '../../../src-main/domain/journeys/seat-class.ts'

describe('rail seats under the restriction', () => {
  it.each([
    ['G9001', '二等座', 'g-train'], ['G9001', '无座', 'g-train'], ['g9001', '', 'g-train'], ['G9001', '动卧', 'g-train'],
    ['D9001', '一等座', 'emu-first'], ['C9001', '商务座', 'emu-first'], ['S9001', '特等座', 'emu-first'], ['D9001', '优选一等座', 'emu-first'], ['D9001', '一等软座', 'emu-first'],
    ['D9001', '二等座', 'not-counted'], ['C9001', '无座', 'not-counted'], ['D9001', '硬卧', 'not-counted'],
    ['D9001', '动卧', 'emu-berth'], ['D9001', '二等卧', 'emu-berth'], ['D9001', '软卧', 'emu-berth'], ['D9001', '高级动卧(下铺)', 'emu-berth'],
    ['K9001', '软卧', 'soft-sleeper'], ['Z9001', '高级软卧', 'soft-sleeper'], ['9001', '软卧下铺', 'soft-sleeper'], ['T9001', '一人软包', 'soft-sleeper'],
    ['K9001', '新空调软卧', 'soft-sleeper'], ['K9001', '空调高级软卧', 'soft-sleeper'], ['K9001', '新空调硬卧', 'not-counted'], ['K9001', '新空调软座', 'not-counted'],
    ['D9001', '一等', 'emu-first'], ['D9001', '商务', 'emu-first'], ['D9001', '二等', 'not-counted'], ['D9001', '二等动卧', 'emu-berth'],
    ['K9001', '硬卧', 'not-counted'], ['K9001', '包厢硬卧', 'not-counted'], ['K9001', '硬座', 'not-counted'], ['T9001', '软座', 'not-counted'],
  ] as const)('%s %s', (train, seat, wanted) => expect(railClass({ train, seat })).toBe(wanted))
})

describe('ship cabins under the restriction', () => {
  it.each([
    ['二等舱', true], ['二等A', true], ['二等 B', true], ['2等舱', true], ['一等舱', true], ['特等舱', true], ['头等舱', true],
    ['三等舱', false], ['四等', false], ['散席', false], ['二等座', false], ['甲板', false], ['', false], ['十二等', false],
  ] as const)('%s', (cabin, wanted) => expect(shipCounts({ cabin })).toBe(wanted))
})
