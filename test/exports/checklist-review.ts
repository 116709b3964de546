import type { OpinionSubject, ReviewClock } from '../../src-main/contract/opinion.ts'
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

const clock = (id: string, over: Partial<ReviewClock>): ReviewClock => ({
  id, rule: id, title: `期限${id}`, source: '检察规则', verified: true, from: '2026-11-01', starts: '移送公安机关', due: '2026-11-08', ended: null, state: 'running', daysLeft: 3, entered: false, note: null, ...over,
})
const CLOCKS: readonly ReviewClock[] = [
  clock('1', {}), clock('2', { state: 'past', daysLeft: -4, verified: false }), clock('3', { state: 'not-started', from: null, due: null, daysLeft: null }),
  clock('4', { state: 'ended-in-time', ended: '2026-11-05', daysLeft: null, note: '已回函' }), clock('5', { state: 'ended-late', ended: '2026-11-25', daysLeft: null }), clock('6', { state: 'unclear', daysLeft: null }),
]
const written = (text: string) => ({ text, reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' })
const SUBJECT: OpinionSubject = {
  id: 'EL-ACT', kind: 'element', title: '拒不执行的行为', source: '', text: '', status: 'disputed', reasoning: '相接', reviewer: '丁某', decidedAt: '2026-11-20T17:00:00+08:00',
  open: { items: ['x'], reason: '原件未到' }, unplaced: [], evidence: [],
  for: [{ id: 'a', kind: 'finding', title: '使用他人账户', count: 45, total: null, citation: null, answer: written('户主另有证言') }],
  against: [{ id: 'b', kind: 'annotation', title: '已还一万元', count: null, total: null, citation: null, answer: null }],
  questions: [{ id: 'Q1', text: '账户由谁使用？', answer: written('由被执行人使用') }],
}

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
      { id: 'E1', title: '甲流水', path: '03流水/甲.csv', sha256: `abcdef0123456789${'f'.repeat(48)}`, evidenceKind: 'audio-visual-electronic', source: '虚构银行', slots: [], properties: { authenticity: { status: 'doubted', note: '缺一页' }, legality: unreviewed, relevance: unreviewed }, checks: [{ id: 'FC-8-HASH', property: 'authenticity', title: '列明校验值', source: '法发〔2016〕22号', curable: true, verified: false, state: 'curable', note: '补作校验' }, { id: 'FC-8-UNEDITED', property: 'authenticity', title: '没有篡改', source: '刑诉法解释', curable: false, verified: true, state: 'missing', note: null }, { id: 'FC-8-TWO', property: 'legality', title: '二人以上', source: '刑诉法解释', curable: true, verified: true, state: 'unchecked', note: null }] },
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
    requests: [
      { number: 1, slot: 'EV-FLOW', document: '银行流水', askUnit: '开户银行', unit: 'bank', unitTitle: '开户银行', why: '有能力执行', state: 'answered', dueDate: '2026-12-01', answeredBy: ['E1'], note: '已回函', reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' },
      { number: 2, slot: 'EV-TRAVEL', document: '出入境记录', askUnit: '移民管理机构', state: 'requested', dueDate: null, answeredBy: [], note: null, reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' },
      { number: 3, slot: 'EV-REG', document: '登记查询', askUnit: '登记机构', state: 'not-needed', dueDate: null, answeredBy: [], note: '已有', reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' },
    ],
    opinion: { subjects: [SUBJECT], clocks: CLOCKS, leniency: { payments: [], obligation: { kind: null, nature: null, amount: null }, heavier: null, rules: [] }, recovery: [], second: null },
    checksums: {
      lists: [
        { id: '清单.csv', title: '扣押清单', path: '清单.csv', entered: null, entries: [{ name: '甲.csv', result: 'same', algorithm: 'sha256', listed: 'a'.repeat(64), ours: 'a'.repeat(64), path: '03流水/甲.csv', evidence: 'E1', otherName: false, size: { listed: 1, ours: 100 }, citation: { path: '清单.csv', line: 3 } }, { name: '不在.bin', result: 'not-in-case', algorithm: 'md5', listed: 'b'.repeat(32), ours: null, path: null, evidence: null, otherName: false, size: { listed: null, ours: null }, citation: { path: '清单.csv', line: 4 } }] },
        { id: 'list-1', title: '纸质清单', path: null, entered: { reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' }, entries: [{ name: '旧名.csv', result: 'differs', algorithm: 'sm3', listed: 'c'.repeat(64), ours: 'd'.repeat(64), path: '03流水/甲.csv', evidence: 'E1', otherName: true, size: { listed: null, ours: null }, citation: null }, { name: '乙.bin', result: 'waiting', algorithm: 'sha1', listed: 'e'.repeat(40), ours: null, path: '乙.bin', evidence: null, otherName: false, size: { listed: null, ours: null }, citation: null }] },
      ],
      unlisted: [{ path: '未列.bin', evidence: null }], waiting: 1,
    },
    contradictions: [
      { id: 'c1', rule: 'milestone-date', aspect: 'date', title: '日期不一致：立案', about: '可能是笔误。', sides: [{ source: 'entered', sourceTitle: '案情信息', says: '2024-03-01', citations: [] }, { source: 'document', sourceTitle: '文书', says: '2024-03-05', citations: [{ path: '02文书/裁定.pdf', page: 1, quote: '三月五日' }] }], state: 'open', word: null },
      { id: 'c2', rule: 'account-holder', aspect: 'holder', title: '户主不一致', about: '可能是曾用名。', sides: [{ source: 'document', sourceTitle: '文书', says: '甲某', citations: [{ path: '一.pdf' }] }, { source: 'rows', sourceTitle: '逐行记录', says: '乙某', citations: [{ path: '03流水/甲.csv', line: 4 }] }], state: 'explained', word: { text: '曾用名', reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' } },
      { id: 'c3', rule: 'assertion', aspect: 'statement', title: '证据相反', about: '两侧都有。', sides: [{ source: 'assertion', sourceTitle: '待证事实的证据', says: '支持1处', citations: [{ path: '一.pdf' }] }, { source: 'assertion', sourceTitle: '待证事实的证据', says: '反对1处', citations: [{ path: '二.pdf' }] }], state: 'left-open', word: { text: '待核', reviewer: '丁某', at: '2026-11-20T10:00:00+08:00' } },
    ],
    timeline: [
      { date: '2023-01-10', kind: 'milestone', title: '裁判生效', citation: { path: '01执行依据/生效证明.pdf' } },
      { date: '2024-03', kind: 'milestone', lane: 'sanction', title: '罚款', citation: null },
      { date: '2024-03-05', kind: 'finding', lane: 'money', title: '使用他人账户：甲某、2笔', citation: { path: '03流水/甲.csv', line: 4 } },
      { date: '不明', kind: 'dealing', title: '转让', citation: null },
    ],
    audit: { entries: 26, head: `69fcbd94${'0'.repeat(48)}e41a2eb4`, verified: true },
    ...over,
  }
}
