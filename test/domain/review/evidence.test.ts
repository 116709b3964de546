import { describe, expect, it } from 'vitest'
import { buildEvidence, evidenceId } from '../../../src-main/domain/review/evidence.ts'
import { recogniseSlots } from '../../../src-main/domain/review/recognise-slots.ts'
import { milestone } from '../findings/case-builder.ts'
import { PACK, caseView, document, listed, reviewInput } from './review-builder.ts'

const slotsOf = (path: string, text = '', over: Parameters<typeof document>[3] = {}): readonly string[] =>
  recogniseSlots(document('f1', path, text, over), caseView().facts, PACK).map((slot) => slot.slot)

describe('which slot a file seems to fill', () => {
  it.each([
    ['01 民事判决书.pdf', ['EV-JUDG']],
    ['02 判决书送达回证.pdf', ['EV-SVC-J']],
    ['03 生效证明.pdf', ['EV-EFF']],
    ['04 执行通知书及送达回证.pdf', ['EV-NOTICE']],
    ['05 协助执行通知书.pdf', ['EV-ASSIST']],
    ['06 限制消费令（存根）.docx', ['EV-LIM-ORD']],
    ['07 财产报告令.docx', ['EV-RPT-ORD']],
    ['08 被执行人财产报告表.docx', ['EV-RPT']],
    ['09 罚款决定书.pdf', ['EV-FINE']],
    ['10 拘留决定书.pdf', ['EV-DET']],
    ['案件移送函.docx', ['EV-XFER']],
    ['不予立案通知书.pdf', ['EV-POLICE']],
    ['笔记.txt', []],
  ])('%s by its name', (path, slots) => {
    expect(slotsOf(path)).toEqual(slots)
  })

  it('reads the folder, and blanks between characters of a title', () => {
    expect(slotsOf('执行卷/罚款决定书/001.jpg', '', { title: '001.jpg', kind: 'image' })).toEqual(['EV-FINE'])
    expect(slotsOf('001.pdf', '甲市某区人民法院\n限 制 消 费 令\n（2023）甲0101执1号')).toEqual(['EV-LIM-ORD'])
  })

  it('reads the opening of a text that has no lines', () => {
    expect(slotsOf('001.txt', '甲市某区人民法院限制消费令（2023）甲0101执1号被执行人甲某，男，住甲市某区，本院依法限制其高消费及有关消费，期限自送达之日起。')).toEqual(['EV-LIM-ORD'])
  })

  it('gives the page and the passage as it stands', () => {
    const found = recogniseSlots(document('f1', '卷一.pdf', '', { pages: ['封面', '甲市某区人民法院\n执 行 通 知 书\n正文'] }), caseView().facts, PACK)
    expect(found).toEqual([{ slot: 'EV-NOTICE', page: 2, quote: '执 行 通 知 书' }])
  })

  it('does not take a mention in running text for the document', () => {
    const head = '甲市某区人民法院\n谈话\n本院受理申请执行人乙某与被执行人甲某民间借贷纠纷一案后，经承办人员核对双方身份并告知权利义务，'
    expect(slotsOf('x.txt', `${head}已经送达执行通知书、报告财产令和限制消费令，被执行人没有履行。`)).toEqual([])
  })

  it('does not take a scrap of a wrapped sentence or a blank form for the document', () => {
    expect(slotsOf('x.pdf', '限制消费令\n甲某：\n你没有按执行通知\n书指定的期间履行')).toEqual(['EV-LIM-ORD'])
    expect(slotsOf('x.pdf', '送达回证\n送达文书 报告财产令、财产报告表（空白）\n受送达人 甲某')).toEqual(['EV-RPT-ORD'])
    expect(slotsOf('x.pdf', '甲市某区人民法院\n执行通知书（存根）')).toEqual(['EV-NOTICE'])
  })

  it('does not take a cause of action for a contract', () => {
    expect(slotsOf('x.txt', '乙某与甲某借款合同纠纷一案')).toEqual([])
    expect(slotsOf('借款合同.pdf')).toEqual(['EV-CTR'])
  })

  it('looks at the head of a page only', () => {
    expect(slotsOf('x.txt', `${'正文，'.repeat(200)}\n罚款决定书\n`)).toEqual([])
  })

  it('goes by kind, by the kind of evidence stated and, for a scan without text, by the milestone that names it', () => {
    expect(slotsOf('a.csv', '', { kind: 'bank-statement' })).toEqual(['EV-FLOW'])
    expect(slotsOf('b.csv', '', { kind: 'travel-record' })).toEqual(['EV-TRAVEL'])
    expect(slotsOf('c.txt', '', { evidenceKind: 'accused-statement' })).toEqual(['EV-STMT'])
    const { facts } = caseView({ milestones: [milestone('fine-served', '2024-01-05', { evidence: 'd.pdf' })] })
    expect(recogniseSlots(document('f1', 'd.pdf'), facts, PACK)).toEqual([{ slot: 'EV-FINE', page: null, quote: null }])
    expect(recogniseSlots(document('f1', 'e.pdf'), facts, PACK)).toEqual([])
    expect(recogniseSlots(document('f1', 'd.pdf', '工作日志\n2024-01-05 送达罚款决定书，被执行人签收。'), facts, PACK)).toEqual([])
    expect(recogniseSlots(document('f1', 'd.pdf', '', { title: '民事判决书' }), facts, PACK).map((slot) => slot.slot)).toEqual(['EV-JUDG'])
  })
})

describe('the catalogue of evidence', () => {
  const documents = [
    document('f1', '判决书.pdf'), document('f2', 'a.csv', '', { kind: 'bank-statement' }), document('f3', '证言.txt', '', { evidenceKind: 'testimony' }),
    document('f4', '评估报告.pdf'), document('f5', 'b.zip', '', { kind: 'archive' }), document('f6', '判决书 (2).pdf'), document('f7', 'c.jpg', '', { kind: 'image' }),
    document('f8', 'd.pdf'),
  ]
  const files = documents.map((file) => listed(file, { ...(file.id === 'f6' ? { status: 'duplicate' as const } : {}), ...(file.id === 'f8' ? { status: 'rejected' as const } : {}), source: '执行法院' }))
  const items = buildEvidence(reviewInput({ documents, files }))

  it('lists what was taken in, under ids that follow the file', () => {
    expect(items.map((item) => item.id)).toEqual(['E1', 'E2', 'E3', 'E4', 'E7'])
    expect(buildEvidence(reviewInput({ documents, files: [...files].toReversed() })).map((item) => item.id)).toEqual(['E7', 'E4', 'E3', 'E2', 'E1'])
    expect(evidenceId('f12')).toBe('E12')
  })

  it('takes the kind from the case, else from the slot, else from the file', () => {
    expect(items.map((item) => item.evidenceKind)).toEqual(['documentary', 'audio-visual-electronic', 'testimony', 'expert-opinion', 'documentary'])
    expect(items[0]?.source).toBe('执行法院')
  })

  it('leaves the three properties unreviewed until a reviewer speaks', () => {
    expect(items[0]?.properties.authenticity).toEqual({ status: 'unreviewed', note: null })
    const doubted = buildEvidence(reviewInput({ documents, files, decisions: { findings: {}, elements: {}, parameters: {}, evidence: { E1: { legality: { status: 'doubted', note: '没有印章' } } } } }))
    expect(doubted[0]?.properties).toEqual({
      authenticity: { status: 'unreviewed', note: null }, legality: { status: 'doubted', note: '没有印章' }, relevance: { status: 'unreviewed', note: null },
    })
  })
})
