import { describe, expect, it } from 'vitest'
import { preconditionNoticeMissing } from '../../../../src-main/domain/findings/precondition/notice-missing.ts'
import { context, file, milestone, party, type CaseParts } from '../case-builder.ts'

const find = (over: CaseParts) => preconditionNoticeMissing(context({ parties: [party('P1')], ...over }))[0]
const noticed = [milestone('enforcement-notice-served', '2024-01-05')]

describe('precondition.notice-missing', () => {
  it('counts services without any proof, by kind', () => {
    const milestones = [
      ...noticed, milestone('restriction-served', '2024-02'), milestone('fine-served', '2024-03-01'), milestone('fine-served', '2024-04-01'),
      milestone('detention-served', '2024-05-01', { party: 'P9' }), milestone('suit-notice', '2023-01-01'), milestone('judgment', '2023-02-01'),
    ]
    expect(find({ milestones })).toMatchObject({
      id: 'precondition.notice-missing/party/P1', count: 4, total: null, from: '2024-01-05', to: '2024-04-01',
      groups: [{ key: 'enforcement-notice-served', count: 1 }, { key: 'restriction-served', count: 1 }, { key: 'fine-served', count: 2 }],
    })
    expect(find({ milestones })?.acts[1]).toEqual({ day: '2024-02-01', citation: { path: 'case.json', quote: 'restriction-served' }, amount: null })
  })
  it('takes the document that the milestone names, if it is in the file', () => {
    const milestones = [milestone('fine-served', '2024-03-01', { evidence: 'a/fine.pdf' })]
    expect(find({ milestones, files: [file('a/fine.pdf')] })).toBeUndefined()
    expect(find({ milestones, files: [file('b/fine.pdf')] })?.count).toBe(1)
  })
  it('recognises a proof of service by its title, path or page', () => {
    expect(find({ milestones: noticed, files: [file('送达/执行通知书送达回证.pdf')] })).toBeUndefined()
    expect(find({ milestones: noticed, files: [file('送达/回证1.pdf', '送 达 回 证\n文书名称：执行 通知书\n签收人：虚构')] })).toBeUndefined()
    expect(find({ milestones: noticed, files: [file('a/1.pdf', '执行通知书（2024）虚0000执0000号')] })?.count).toBe(1)
    expect(find({ milestones: noticed, files: [file('a/1.pdf', '送达回证 民事判决书')] })?.count).toBe(1)
    expect(find({ milestones: noticed, files: [file('a/1.pdf', '', { pages: ['执行通知书', '送达回证 民事判决书'] })] })?.count).toBe(1)
    expect(find({ milestones: noticed, files: [file('a/2.pdf', '邮寄回执', { title: '执行通知书' })] })).toBeUndefined()
  })
  it('does not take an order that speaks of publication for proof of its own service', () => {
    const milestones = [milestone('restriction-served', '2024-02-01')]
    const order = file('a/限制消费令.pdf', '限制消费令 本令可通过报纸、网络等媒体公告')
    expect(find({ milestones, files: [order] })?.count).toBe(1)
    expect(find({ milestones, files: [order, file('a/3.pdf', '公告送达 限制消费令')] })).toBeUndefined()
    expect(find({ milestones, files: [order, file('a/限制消费令公告.pdf')] })).toBeUndefined()
  })
  it('does not take proof of the notice to assist for proof of the enforcement notice', () => {
    const files = [file('a/1.pdf', '送达回证 协助执行通知书')]
    const milestones = [...noticed, milestone('assist-notice-served', '2024-01-06')]
    expect(find({ milestones, files })?.groups).toEqual([{ key: 'enforcement-notice-served', count: 1, total: null }])
    expect(find({ milestones, files: [file('a/1.pdf', '送达回证 执行通知书、协助执行通知书')] })).toBeUndefined()
  })
  it('does not take the stated facts for a proof', () => {
    expect(find({ milestones: noticed, files: [file('case.json', '执行通知书 送达回证', { kind: 'manifest' })] })?.count).toBe(1)
  })
})
