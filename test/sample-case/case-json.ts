import { ACCOUNTS, CAR, CASE_NUMBER, CLAIM, COURT, DAYS, DEBTOR, OBLIGATION, PATHS, PEOPLE, SISTER } from './story.ts'

type EvidenceKind = 'documentary' | 'testimony' | 'accused-statement' | 'audio-visual-electronic'
interface FileFacts {
  readonly path: string
  readonly title: string
  readonly kind: 'document' | 'bank-statement' | 'travel-record' | 'image' | 'other'
  readonly evidenceKind?: EvidenceKind
  readonly account?: string
  readonly party?: string
  readonly source: string
}

const court = { evidenceKind: 'documentary', source: COURT } as const
const statement = (path: string, title: string, account: string, source: string): FileFacts =>
  ({ path, title, kind: 'bank-statement', evidenceKind: 'audio-visual-electronic', account, source })
const travel = (path: string, title: string, source: string): FileFacts =>
  ({ path, title, kind: 'travel-record', evidenceKind: 'audio-visual-electronic', party: DEBTOR.id, source })

/** What the bundle says of its files. */
export const FILES: readonly FileFacts[] = [
  { path: PATHS.readme, title: '说明', kind: 'document', source: '编写者' },
  { path: PATHS.judgment, title: '民事判决书', kind: 'document', ...court },
  { path: PATHS.effectiveness, title: '裁判文书生效证明', kind: 'document', ...court },
  { path: PATHS.notice, title: '执行通知书及送达回证', kind: 'document', ...court },
  { path: PATHS.report, title: '报告财产令及送达回证', kind: 'document', ...court },
  { path: PATHS.restriction, title: '限制消费令及送达回证', kind: 'document', ...court },
  { path: PATHS.receiptPhoto, title: '送达回证照片', kind: 'image', ...court },
  { path: PATHS.detention, title: '拘留决定书', kind: 'document', ...court },
  { path: PATHS.log, title: '执行工作日志', kind: 'document', ...court },
  statement(PATHS.icbc1, '古盛远工商银行流水（一）', ACCOUNTS.icbc.id, '中国工商银行江州虚构支行'),
  statement(PATHS.icbc2, '古盛远工商银行流水（二）', ACCOUNTS.icbc.id, '中国工商银行江州虚构支行'),
  statement(PATHS.a1, '程家岭建设银行流水（第一轮）', ACCOUNTS.a.id, '中国建设银行江州虚构支行'),
  statement(PATHS.a2, '程家岭建设银行流水（第二轮）', ACCOUNTS.a.id, '中国建设银行江州虚构支行'),
  statement(PATHS.b, '周云岫农业银行流水', ACCOUNTS.b.id, '中国农业银行江州虚构支行'),
  statement(PATHS.wechat1, '古盛远微信支付账单（一）', ACCOUNTS.wechat.id, '财付通支付科技有限公司'),
  statement(PATHS.wechat2, '古盛远微信支付账单（二）', ACCOUNTS.wechat.id, '财付通支付科技有限公司'),
  travel(PATHS.border, '出入境记录', '江州市公安局出入境管理部门'),
  travel(PATHS.rail, '铁路票面信息', '铁路部门'),
  travel(PATHS.air, '民航进出港信息', '民航信息部门'),
  travel(PATHS.airline, '云际航空客票', '云际航空'),
  travel(PATHS.ship, '客轮船票', '青屿客运'),
  { path: PATHS.interrogation, title: '讯问笔录', kind: 'document', evidenceKind: 'accused-statement', source: '江州市公安局临河分局' },
  { path: PATHS.testimony, title: '证人证言（许念真）', kind: 'document', evidenceKind: 'testimony', source: '江州市公安局临河分局' },
]

const milestone = (kind: string, date: string, more: Readonly<Record<string, string | number>> = {}) => ({ kind, date, ...more })

/** case.json of the bundle: contract `threshold-case/1`. */
export function caseJson(hashOf: (path: string) => string) {
  return {
    schema: 'threshold-case/1',
    case: { number: CASE_NUMBER, title: '古盛远拒不执行判决案（虚构样例）', court: COURT, stage: 'prosecution-review' },
    parties: PEOPLE.map(({ id, name, role, relation, aliases, documents, phones }) => ({
      id, name, ...(aliases ? { aliases } : {}), kind: 'person', role, ...(relation ? { relation } : {}), ...(documents ? { documents } : {}), ...(phones ? { phones } : {}),
    })),
    accounts: Object.values(ACCOUNTS).map(({ show: _show, ...account }) => account),
    obligation: { kind: 'money', amount: OBLIGATION, subject: '借款本金', nature: 'ordinary' },
    assets: [
      { id: CAR.id, kind: 'vehicle', title: CAR.title, owner: DEBTOR.id, declared: false, valuation: CAR.valuation, valuationDate: '2023-04' },
      { id: CLAIM.id, kind: 'claim', title: CLAIM.title, owner: DEBTOR.id, declared: false, valuation: CLAIM.valuation, valuationDate: '2022-12' },
    ],
    dealings: [
      { id: 'd-car-sale', kind: 'sale', asset: CAR.id, from: DEBTOR.id, to: SISTER.id, date: CAR.soldOn, price: CAR.price, period: 'once' },
      { id: 'd-waiver', kind: 'waiver', asset: CLAIM.id, from: DEBTOR.id, date: CLAIM.waivedOn },
    ],
    milestones: [
      milestone('suit-notice', DAYS.suitNotice, { party: DEBTOR.id, evidence: PATHS.judgment }),
      milestone('judgment', DAYS.judgment, { evidence: PATHS.judgment }),
      milestone('judgment-effective', DAYS.effective, { evidence: PATHS.effectiveness }),
      milestone('enforcement-applied', DAYS.applied, { evidence: PATHS.notice }),
      milestone('enforcement-filed', DAYS.filed, { evidence: PATHS.notice }),
      milestone('enforcement-notice-served', DAYS.notice, { party: DEBTOR.id, evidence: PATHS.notice }),
      milestone('property-report-ordered', DAYS.reportOrdered, { party: DEBTOR.id, evidence: PATHS.report }),
      milestone('property-report-due', DAYS.reportDue, { party: DEBTOR.id, evidence: PATHS.report }),
      milestone('restriction-served', DAYS.restrictionServed, { party: DEBTOR.id, evidence: PATHS.restriction }),
      milestone('dishonest-listed', DAYS.dishonestListed, { party: DEBTOR.id, evidence: PATHS.log }),
      milestone('detention-served', DAYS.detention, { party: DEBTOR.id, days: 15, evidence: PATHS.detention }),
      milestone('restriction-lifted', DAYS.restrictionLifted, { party: DEBTOR.id, evidence: PATHS.log, note: '申请执行人同意，暂时解除' }),
      milestone('transferred-to-police', DAYS.transferred, { evidence: PATHS.log }),
      milestone('police-filed', DAYS.policeFiled),
      milestone('arrest', DAYS.arrest, { party: DEBTOR.id }),
      milestone('indicted', DAYS.indicted, { party: DEBTOR.id }),
    ],
    files: FILES.map((file) => ({ ...file, sha256: hashOf(file.path) })),
  }
}
