import type { Review, ReviewCitation, ReviewFinding } from '../../src-main/contract/review.ts'

const unreviewed = { status: 'unreviewed', note: null } as const

const citations = (count: number, path: string): ReviewCitation[] =>
  Array.from({ length: count }, (_, index) => ({ path, line: index + 2, day: '2024-03-05', amount: `${1000 + index}.50` }))

export const finding = (over: Partial<ReviewFinding> = {}): ReviewFinding => ({
  id: 'travel.air/party/p1', rule: 'travel.air', title: '乘坐飞机', status: 'proposed', count: 2, total: '1234567.80', from: '2024-03-05', to: '2024-04-01',
  subject: { kind: 'party', id: 'p1', name: '甲某' }, groups: [{ key: 'g', label: '甲组', count: 2, total: '1234567.80' }],
  shows: '甲某在限制消费期间（2024-03-05 至 2024-04-01）乘坐飞机 2 段。', innocentReading: '可能经批准出行。', parameters: { large: '10000.00', unknownName: 3 },
  elements: ['EL-ACT', 'JI2024-3.4', 'XF-1'], favoursAccused: false, citations: citations(2, '04出行/客票.csv'), context: [], decision: null, stale: null, ...over,
})

/** A small invented case that has one of everything a checklist prints. */
export function checklistReview(over: Partial<Review> = {}): Review {
  return {
    schema: 'threshold-review/1', generatedAt: '2026-11-21T09:05:00+08:00', language: 'zh-CN',
    application: { name: 'Threshold', version: '0.1.0' }, rulePack: { id: 'cn-313', version: '2026.11.0' },
    case: {
      schema: 'threshold-case/1',
      case: { number: '（2023）虚0101执1号', title: '甲某拒不执行判决案（虚构样例）', court: '虚构区人民法院', stage: 'prosecution-review' },
      parties: [{ id: 'p1', name: '甲某', role: 'debtor' }, { id: 'p2', name: '乙某', role: 'creditor' }, { id: 'p3', name: '丙某', role: 'guarantor' }],
      accounts: [{ id: 'a1', institution: '虚构银行', number: '6200000001', holder: 'p1' }],
      obligation: { kind: 'money', amount: '1260000.00', subject: '借款本金' },
      milestones: [
        { kind: 'fine-served', date: '2024-03', party: 'p1', amount: '5000.00', note: '邮寄' },
        { kind: 'judgment-effective', date: '2023-01-10', evidence: '01执行依据/生效证明.pdf' },
      ],
    },
    intake: {
      files: [
        {
          id: 'f1', path: '03流水/甲.csv', title: '甲流水', sha256: '1'.repeat(64), size: 100, kind: 'bank-statement', format: 'csv', encoding: 'UTF-8', status: 'needs-attention',
          reason: '有 1 行无法读取，逐行列明。', reasonCode: 'rows-rejected', account: 'a1', totals: { in: '10.00', out: '20000.05' },
          rows: { read: 10, kept: 7, duplicate: 2, rejected: 1, rejections: [{ line: 9, reason: '没有日期。', reasonCode: 'date-missing', text: '甲某 |  | 11200' }] },
          balance: { checked: 6, breaks: [{ line: 5, expected: '84062.22', found: '84002.22' }] },
        },
        { id: 'f2', path: '02文书/扫描.pdf', title: '扫描', sha256: '2'.repeat(64), size: 10, kind: 'document', format: 'pdf', encoding: null, status: 'imported', reason: null, reasonCode: null, pages: 3, pagesWithoutText: 3, pagesRecognised: 1 },
      ],
      totals: { files: 2, imported: 1, duplicate: 0, needsAttention: 1, rejected: 0, pages: 3, transactions: 7, journeys: 0 },
    },
    evidence: [
      { id: 'E1', title: '甲流水', path: '03流水/甲.csv', sha256: `abcdef0123456789${'f'.repeat(48)}`, evidenceKind: 'audio-visual-electronic', source: '虚构银行', slots: [], properties: { authenticity: { status: 'doubted', note: '缺一页' }, legality: unreviewed, relevance: unreviewed } },
    ],
    periods: [
      { kind: 'restriction', from: '2024-01-01', to: '2024-12-31', party: 'p1', asset: null, account: null },
      { kind: 'freeze', from: '2024-02-01', to: null, party: null, asset: null, account: 'a1' },
    ],
    findings: [
      finding(),
      finding({
        id: 'account.third-party/account/a1', rule: 'account.third-party', title: '使用他人账户', subject: { kind: 'account', id: 'a1', name: '虚构银行 6200000001' }, status: 'accepted', count: 45, total: '45990.00',
        citations: citations(45, '03流水/甲.csv'), stale: { count: 44, total: '1.00' }, elements: ['EL-ACT'],
        decision: { reason: '开户资料与付款记录一致', reviewer: '丁某', decidedAt: '2026-11-20T16:30:00+08:00', stances: { 'EL-ACT': 'for' } },
      }),
      finding({ id: 'version.favourable/party/p1', rule: 'version.favourable', title: '行为时规则', total: null, groups: [], citations: [], innocentReading: null, parameters: { livingCostsPerMonth: '' }, elements: ['JI2024-3.4', 'JI2024-4.1'] }),
      finding({ id: 'performance.paid/party/p1', rule: 'performance.paid', title: '已履行', favoursAccused: true, status: 'rejected', elements: ['EL-ACT'], citations: [{ path: '05笔录/讯问.pdf', page: 3, quote: '已还一万元' }], decision: { reason: '收据无签名', reviewer: '丁某', decidedAt: '2026-11-20T16:31:00+08:00', stances: {} } }),
    ],
    annotations: [],
    elements: [
      { id: 'EL-ID', group: 'identity', groupTitle: '主体身份', title: '身份', source: '刑法第三百一十三条', status: 'unassessed', for: 0, against: 0, missing: ['身份证明'], forFindings: [], againstFindings: [], openFindings: [], evidence: [], defence: ['是否本人？'], verified: false, reasoning: null, reviewer: null, decidedAt: null },
      {
        id: 'EL-ACT', group: 'acts', groupTitle: '拒不执行行为', title: '拒不执行的行为', source: '法发〔2025〕8号 第四条', status: 'disputed', for: 2, against: 0, missing: [], forFindings: ['account.third-party/account/a1'], againstFindings: [],
        openFindings: ['travel.air/party/p1'], evidence: ['E1'], defence: ['账户由谁使用？'], verified: true, reasoning: '付款时间与冻结时间相接', reviewer: '丁某', decidedAt: '2026-11-20T17:00:00+08:00',
      },
    ],
    circumstances: [
      {
        id: 'JI2024-3.4', tier: 'serious', title: '经处罚后仍拒不执行', source: '法释〔2024〕13号 第三条第四项', appliesByDate: 'human-decision', appliesReason: '行为从 2024-03-05 到 2025-02-28，分段适用由人确定。',
        preconditions: [{ id: 'duty', title: '负有执行义务', met: 'yes', reason: '裁判于 2023-01-10 生效。' }, { id: 'ability', title: '有能力执行', met: 'unknown', reason: '尚未评判。' }],
        findings: ['travel.air/party/p1', 'version.favourable/party/p1'], missing: ['处罚之后的催告记录'], verified: false,
      },
      { id: 'JI2024-4.1', tier: 'especially-serious', title: '以虚假诉讼妨害执行', source: '法释〔2024〕13号 第四条第一项', appliesByDate: 'no', appliesReason: '尚未施行。', preconditions: [{ id: 'duty', title: '负有执行义务', met: 'no', reason: '没有。' }], findings: ['version.favourable/party/p1'], missing: [], verified: true },
    ],
    gaps: [{ number: 1, element: 'EL-ID', elementTitle: '身份', slot: 'EV-ID', document: '身份证明', askUnit: '户政部门', why: '卷内没有。' }],
    timeline: [],
    audit: { entries: 26, head: `69fcbd94${'0'.repeat(48)}e41a2eb4`, verified: true },
    ...over,
  }
}
