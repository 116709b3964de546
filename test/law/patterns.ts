/**
 * Fact patterns of published and disputed cases and variations on their dates and gates, as facts of a case. All persons
 * and figures are invented; `like` names the pattern of the rule pack that a row follows. Each row says what a reader of
 * the legal facts expects, and why.
 */
export interface Pattern {
  readonly name: string
  readonly like: string
  /** Party that acts; `unit` for a company. */
  readonly debtor?: 'person' | 'unit'
  readonly role?: 'debtor' | 'guarantor' | 'assisting-obligor'
  /** Days of the procedure; `judgment-effective` unless given. */
  readonly days: Readonly<Record<string, string>>
  readonly assets?: readonly Readonly<Record<string, unknown>>[]
  readonly dealings?: readonly Readonly<Record<string, unknown>>[]
  /** Acts that no rule counts, by circumstance: `from` or `from/to`. */
  readonly acts?: Readonly<Record<string, string>>
  /** Documents in the file, by name, with their text. */
  readonly documents?: Readonly<Record<string, string>>
  readonly expect: {
    /** Circumstances that counted or entered acts point to and that are not ruled out by date. */
    readonly comesUp: readonly string[]
    readonly version?: Readonly<Record<string, 'yes' | 'no' | 'only-if-favourable' | 'human-decision'>>
    /** `id precondition` -> answer. */
    readonly preconditions?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>
    /** Opinions shown side by side, by circumstance. */
    readonly views?: Readonly<Record<string, readonly string[]>>
  }
  readonly why: string
}

const HOUSE = { id: 'house', kind: 'real-estate', title: '虚构住房', owner: 'd', valuation: '1000000.00', valuationDate: '2018-01-01' }
const sale = (date: string, over: Readonly<Record<string, unknown>> = {}) => ({ id: 'x', kind: 'sale', asset: 'house', from: 'd', to: 'k', date, price: '300000.00', ...over })
const gift = (date: string, over: Readonly<Record<string, unknown>> = {}) => ({ id: 'x', kind: 'gift', asset: 'house', from: 'd', to: 'k', date, ...over })

export const PATTERNS: readonly Pattern[] = [
  {
    name: 'sold the house cheaply eleven days after effectiveness, before execution was applied for', like: 'C01',
    days: { 'judgment-effective': '2018-03-01', 'enforcement-applied': '2018-05-01' }, assets: [HOUSE], dealings: [sale('2018-03-12')],
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes' }, preconditions: { 'NPC2002-1 duty': 'yes', 'NPC2002-1 ability': 'unknown', 'NPC2002-1 result-unable-to-execute': 'unknown' } },
    why: 'The duty runs from effectiveness, not from the application; the 2002 interpretation is in force throughout; ability and result are for a person.',
  },
  {
    name: 'the same sale before the suit was known', like: 'C01', days: { 'suit-notice': '2017-10-01', 'judgment-effective': '2018-03-01' }, assets: [HOUSE], dealings: [sale('2017-06-01')],
    expect: { comesUp: [], version: { 'NPC2002-1': 'yes' } },
    why: 'Before the notice of suit there is neither a duty nor the window of Art. 6: nothing is counted.',
  },
  {
    name: 'gave the house away between suit and effectiveness, 2023', like: 'C02', days: { 'suit-notice': '2023-01-10', 'judgment-effective': '2023-09-01' }, assets: [HOUSE], dealings: [gift('2023-05-01')],
    expect: { comesUp: ['JI2024-3.1', 'NPC2002-1'], version: { 'NPC2002-1': 'yes', 'JI2024-3.1': 'only-if-favourable' }, views: { 'JI2024-3.1': ['time-of-act', 'no-earlier-rule', 'time-of-handling'] } },
    why: 'Pre-judgment transfer was not regulated in 2015: Art. 6 and item 3.1 alone must not convict; opinions differ and both are shown.',
  },
  {
    name: 'gave the house away between suit and effectiveness, 2025', like: 'C02', days: { 'suit-notice': '2025-01-10', 'judgment-effective': '2025-09-01' }, assets: [HOUSE], dealings: [gift('2025-05-01')],
    expect: { comesUp: ['JI2024-3.1', 'NPC2002-1'], version: { 'NPC2002-1': 'yes', 'JI2024-3.1': 'yes' }, views: { 'JI2024-3.1': [] } },
    why: 'After 1 December 2024 the 2024 interpretation governs and nothing is disputed.',
  },
  {
    name: 'property given away after effectiveness; no report; detained; went on', like: 'C03', days: { 'judgment-effective': '2019-01-10', 'detention-served': '2019-06-01' }, assets: [HOUSE], dealings: [gift('2019-03-01')],
    acts: { 'JI2015-2.1': '2019-08-01' },
    expect: { comesUp: ['JI2015-2.1', 'JI2024-3.1', 'JI2024-3.4', 'NPC2002-1'], version: { 'JI2015-2.1': 'yes', 'JI2024-3.4': 'only-if-favourable' }, preconditions: { 'JI2015-2.1 prior-sanction': 'yes', 'JI2015-2.1 persistence-after-sanction': 'yes' } },
    why: 'Detention first, the refusal two months later: gate and persistence of the 2015 item are met.',
  },
  {
    name: 'the same with the refusal before the detention', like: 'C03', days: { 'judgment-effective': '2019-01-10', 'detention-served': '2019-06-01' }, acts: { 'JI2015-2.1': '2019-05-01' },
    expect: { comesUp: ['JI2015-2.1', 'JI2024-3.4'], version: { 'JI2015-2.1': 'yes' }, preconditions: { 'JI2015-2.1 prior-sanction': 'yes', 'JI2015-2.1 persistence-after-sanction': 'no' } },
    why: 'A sanction dated after the refusing act does not show persistence.',
  },
  {
    name: 'a company leased its factory cheaply to relatives', like: 'C04', debtor: 'unit', days: { 'judgment-effective': '2018-03-01' }, acts: { 'NPC2002-1': '2018-04-01/2020-04-01' },
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes', 'CL313-U': 'yes', 'CL313-2': 'yes' } },
    why: 'Unit crime exists since 1 November 2015; the acts lie after it.',
  },
  {
    name: 'a company did the same until October 2015', like: 'C04', debtor: 'unit', days: { 'judgment-effective': '2014-03-01' }, acts: { 'NPC2002-1': '2014-04-01/2015-10-31' },
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes', 'CL313-U': 'no', 'CL313-2': 'no' } },
    why: 'Before 1 November 2015: only the basic tier and only individuals.',
  },
  {
    name: 'a company went on across 1 November 2015', like: 'C04', debtor: 'unit', days: { 'judgment-effective': '2014-03-01' }, acts: { 'NPC2002-1': '2014-04-01/2016-04-01' },
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes', 'CL313-U': 'human-decision', 'CL313-2': 'human-decision' } },
    why: 'Part before, part after the amendment: a person separates them.',
  },
  {
    name: 'sham lease older than the seizure, by a settlement with others, 2017', like: 'C05', days: { 'judgment-effective': '2016-03-01' }, acts: { 'JI2015-2.4': '2017-01-10' },
    expect: { comesUp: ['JI2015-2.4'], version: { 'JI2015-2.4': 'yes', 'JI2024-4.1': 'only-if-favourable' }, preconditions: { 'JI2015-2.4 result-unable-to-execute': 'unknown' } },
    why: 'The item of the time governs at the basic tier; the newer item moves sham suits to the aggravated tier and may not be used against the accused.',
  },
  {
    name: 'sham suit in 2025', like: 'C21', days: { 'judgment-effective': '2025-01-10' }, acts: { 'JI2024-4.1': '2025-05-01' },
    expect: { comesUp: ['JI2024-4.1'], version: { 'JI2024-4.1': 'yes', 'JI2015-2.4': 'no', 'CL313-2': 'yes' } },
    why: 'After 1 December 2024 sham litigation is an especially serious circumstance; the 2015 item was repealed before the act.',
  },
  {
    name: 'sham suit in March 2015', like: 'C06', days: { 'judgment-effective': '2014-01-10' }, acts: { 'JI2015-2.4': '2015-03-01' },
    expect: { comesUp: ['JI2015-2.4'], version: { 'JI2015-2.4': 'only-if-favourable', 'JI2024-4.1': 'only-if-favourable', 'CL313-2': 'no' } },
    why: 'Before 22 July 2015 the 2015 items were not in force; an older interpretation stood and a person checks it; there was no aggravated tier.',
  },
  {
    name: 'sold and let houses on seized land, would not vacate, 2016', like: 'C07', days: { 'judgment-effective': '2015-12-01' }, assets: [{ ...HOUSE, seizedFrom: '2015-06-01' }], dealings: [sale('2016-02-01')], acts: { 'JI2015-2.3': '2016-06-01/2016-12-01' },
    expect: { comesUp: ['JI2015-2.3', 'JI2024-3.5', 'NPC2002-1'], version: { 'JI2015-2.3': 'yes', 'JI2024-3.5': 'only-if-favourable', 'CL313-2': 'yes' } },
    why: 'Hiding and not vacating under the rules of the time; the newer item with its sanction gate is kinder and is to be compared.',
  },
  {
    name: 'moved a seized car at night and blocked the court convoy', like: 'C08', days: { 'judgment-effective': '2017-03-01' }, acts: { 'JI2015-2.3': '2017-09-01', 'JI2015-2.5': '2017-09-02' },
    expect: { comesUp: ['JI2015-2.3', 'JI2015-2.5', 'JI2024-3.5'], version: { 'JI2015-2.3': 'yes', 'JI2015-2.5': 'yes', 'JI2024-4.2': 'only-if-favourable' }, preconditions: { 'JI2015-2.5 result-work-stopped': 'unknown' } },
    why: 'Two acts, two items of 2015; whether the work stopped is for a person; crowd storming of 2024 must not aggravate.',
  },
  {
    name: 'would not hand over a seized car, no sanction, 2016', like: 'C09', days: { 'judgment-effective': '2015-12-01', 'complaint-to-police': '2016-06-01', 'police-refused': '2016-06-20' }, acts: { 'JI2015-2.3': '2016-03-01' },
    expect: { comesUp: ['JI2015-2.3', 'JI2024-3.5'], version: { 'JI2015-2.3': 'yes', 'JI2024-3.5': 'only-if-favourable' }, preconditions: { 'JI2015-2.3 result-unable-to-execute': 'unknown', 'JI2024-3.5 prior-sanction': 'no' } },
    why: 'The 2015 item has no gate; under the kinder 2024 item the missing sanction fails, which is why the newer rule matters.',
  },
  {
    name: 'kept a sold flat after fifteen days of detention, 2018', like: 'C10', days: { 'judgment-effective': '2018-01-10', 'detention-served': '2018-06-01' }, acts: { 'JI2015-2.3': '2018-07-01/2018-10-01' },
    expect: { comesUp: ['JI2015-2.3', 'JI2024-3.5'], preconditions: { 'JI2024-3.5 prior-sanction': 'yes', 'JI2024-3.5 persistence-after-sanction': 'yes' } },
    why: 'Detained first, still there afterwards: the gate of the kinder rule is met as well.',
  },
  {
    name: 'kept a sold flat after detention, 2025', like: 'C10', days: { 'judgment-effective': '2025-01-10', 'detention-served': '2025-06-01' }, acts: { 'JI2024-3.5': '2025-07-01' },
    expect: { comesUp: ['JI2024-3.5'], version: { 'JI2024-3.5': 'yes', 'JI2015-2.3': 'no' }, preconditions: { 'JI2024-3.5 prior-sanction': 'yes', 'JI2024-3.5 persistence-after-sanction': 'yes' } },
    why: 'The 2024 item alone, gate and persistence met.',
  },
  {
    name: 'would not leave the only home, no sanction, 2023', like: 'C11', days: { 'judgment-effective': '2022-12-01' }, acts: { 'JI2015-2.3': '2023-03-01/2023-09-01' },
    expect: { comesUp: ['JI2015-2.3', 'JI2024-3.5'], version: { 'JI2015-2.3': 'yes' }, preconditions: { 'JI2024-3.5 prior-sanction': 'no' }, views: { 'JI2015-2.3': ['time-of-act', 'time-of-handling'] } },
    why: 'Convicted under the rule of the time without a sanction; whoever goes by the time of handling would say the item is gone. Both are shown.',
  },
  {
    name: 'would not leave, no sanction, 2025', like: 'C12', days: { 'judgment-effective': '2025-01-10' }, acts: { 'JI2024-3.5': '2025-06-01' },
    expect: { comesUp: ['JI2024-3.5'], preconditions: { 'JI2024-3.5 prior-sanction': 'no', 'JI2024-3.5 persistence-after-sanction': 'no' } },
    why: 'Only notices were served: the sanction gate of 2024 fails.',
  },
  {
    name: 'would not leave from 2024 into 2025', like: 'C12', days: { 'judgment-effective': '2024-01-10', 'detention-served': '2024-06-01' }, acts: { 'JI2024-3.5': '2024-07-01/2025-03-01' },
    expect: { comesUp: ['JI2015-2.3', 'JI2024-3.5'], version: { 'JI2015-2.3': 'human-decision', 'JI2024-3.5': 'human-decision' }, views: { 'JI2024-3.5': ['time-of-act', 'time-of-handling', 'continuing'] } },
    why: 'Continuing conduct across 1 December 2024: usually judged as a whole by the newer rule, but a person decides.',
  },
  {
    name: 'money moved through another account although the house was seized', like: 'C14', days: { 'judgment-effective': '2020-01-10' }, acts: { 'NPC2002-1': '2020-03-01' },
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes' }, preconditions: { 'NPC2002-1 result-unable-to-execute': 'unknown' } },
    why: 'Other seized assets are no excuse by themselves, but whether execution failed is for a person.',
  },
  {
    name: 'hidden rent (acquitted)', like: 'C16', debtor: 'unit', days: { 'judgment-effective': '2014-01-10' }, acts: { 'NPC2002-1': '2014-06-01/2015-06-01' },
    expect: { comesUp: ['NPC2002-1'], version: { 'NPC2002-1': 'yes', 'CL313-U': 'no' }, preconditions: { 'NPC2002-1 result-unable-to-execute': 'unknown', 'NPC2002-1 ability': 'unknown' } },
    why: 'The conduct comes up, nothing is ticked: result and ability stay open, and the unit itself could not be guilty then.',
  },
  {
    name: 'protection order breached after a police penalty only', like: 'C17', days: { 'judgment-effective': '2025-01-10' }, acts: { 'JI2024-3.7': '2025-05-01' }, documents: { '公安行政处罚决定书.txt': '公安行政处罚决定书\n虚构公安局\n对甲某处行政拘留十日。' },
    expect: { comesUp: ['JI2024-3.7'], version: { 'JI2024-3.7': 'yes' }, preconditions: { 'JI2024-3.7 prior-sanction': 'unknown', 'JI2024-3.7 persistence-after-sanction': 'unknown', 'JI2024-3.7 victim-harm': 'unknown' } },
    why: 'Whether a police penalty or admonition counts is open: the answer is neither yes nor no.',
  },
  {
    name: 'protection order breached in 2023', like: 'C17', days: { 'judgment-effective': '2022-01-10', 'detention-served': '2023-01-10' }, acts: { 'JI2024-3.7': '2023-05-01' },
    expect: { comesUp: ['JI2024-3.7'], version: { 'JI2024-3.7': 'only-if-favourable' }, views: { 'JI2024-3.7': ['time-of-act', 'no-earlier-rule', 'time-of-handling'] } },
    why: 'The 2015 interpretation was silent on duties not to act; whether silence opens the newer rule is disputed.',
  },
  {
    name: 'would not hand over the child, fined, still refused, 2025', like: 'C18', days: { 'judgment-effective': '2025-01-10', 'fine-served': '2025-03-01' }, acts: { 'JI2024-3.6': '2025-04-01' },
    expect: { comesUp: ['JI2024-3.6'], version: { 'JI2024-3.6': 'yes' }, preconditions: { 'JI2024-3.6 prior-sanction': 'yes', 'JI2024-3.6 persistence-after-sanction': 'yes', 'JI2024-3.6 egregious': 'unknown', 'JI2024-3.6 result-unable-to-execute': 'unknown' } },
    why: 'A fine is one kind of sanction and is enough; egregious conduct is asked for besides and is for a person.',
  },
  {
    name: 'shares given away, 2022', like: 'C20', days: { 'judgment-effective': '2021-01-10' }, assets: [{ id: 'shares', kind: 'equity', title: '虚构公司股权', owner: 'd' }], dealings: [gift('2022-05-01', { asset: 'shares' })],
    expect: { comesUp: ['JI2024-3.1', 'NPC2002-1'], version: { 'NPC2002-1': 'yes', 'JI2024-3.1': 'only-if-favourable' } },
    why: 'A gift is item 1 of the 2002 interpretation; the newer item adds nothing against an older act.',
  },
  {
    name: 'claim waived in 2025', like: 'C21', days: { 'judgment-effective': '2025-01-10' }, assets: [{ id: 'claim', kind: 'claim', title: '虚构债权', owner: 'd' }], dealings: [{ id: 'x', kind: 'waiver', asset: 'claim', from: 'd', to: 'k', date: '2025-04-01' }],
    expect: { comesUp: ['JI2024-3.1', 'NPC2002-1'], version: { 'JI2024-3.1': 'yes' }, preconditions: { 'JI2024-3.1 result-unable-to-execute': 'unknown' } },
    why: 'Giving up a claim is named by item 3.1.',
  },
  {
    name: 'high-price purchase in 2023', like: 'C22', days: { 'judgment-effective': '2022-01-10' }, acts: { 'JI2024-3.2': '2023-04-01' },
    expect: { comesUp: ['JI2024-3.2'], version: { 'JI2024-3.2': 'only-if-favourable' }, views: { 'JI2024-3.2': ['time-of-act', 'no-earlier-rule', 'time-of-handling'] } },
    why: 'Not listed in 2015: must not convict by itself; disputed, for a person.',
  },
  {
    name: 'officers attacked with a knife, 2018', like: 'C24', days: { 'judgment-effective': '2017-01-10' }, acts: { 'JI2015-2.6': '2018-04-01', 'JI2015-2.7': '2018-04-01' },
    expect: { comesUp: ['JI2015-2.6', 'JI2015-2.7', 'JI2024-3.9'], version: { 'JI2015-2.6': 'yes', 'JI2024-4.3': 'only-if-favourable' }, preconditions: { 'JI2015-2.6 result-work-stopped': 'unknown' } },
    why: 'Basic tier at the time; the newer item lies in the aggravated tier; another crime may be the heavier one.',
  },
  {
    name: 'officers attacked, 2025', like: 'C24', days: { 'judgment-effective': '2025-01-10' }, acts: { 'JI2024-4.3': '2025-04-01' },
    expect: { comesUp: ['JI2024-4.3'], version: { 'JI2024-4.3': 'yes', 'JI2015-2.6': 'no', 'CL313-2': 'yes' } },
    why: 'Violence against the person of officers is especially serious since 1 December 2024.',
  },
  {
    name: 'an assisting unit paid the debtor after the notice', like: 'C25', debtor: 'unit', role: 'assisting-obligor', days: { 'judgment-effective': '2019-01-10', 'assist-notice-served': '2019-03-01' }, acts: { 'NPC2002-3': '2019-04-01' },
    expect: { comesUp: ['NPC2002-3'], version: { 'NPC2002-3': 'yes' }, preconditions: { 'NPC2002-3 notice-received': 'yes', 'NPC2002-3 result-unable-to-execute': 'unknown' } },
    why: 'The notice was received before the payment; only a civil fine followed, so nothing is concluded.',
  },
  {
    name: 'an assisting unit paid without a notice', like: 'C25', debtor: 'unit', role: 'assisting-obligor', days: { 'judgment-effective': '2019-01-10' }, acts: { 'NPC2002-3': '2019-04-01' },
    expect: { comesUp: ['NPC2002-3'], preconditions: { 'NPC2002-3 notice-received': 'no' } },
    why: 'Without the notice the duty to assist did not begin.',
  },
  {
    name: 'flights while restricted, no sanction, 2025', like: 'C30', days: { 'judgment-effective': '2025-01-10', 'restriction-served': '2025-02-01' }, acts: { 'JI2024-3.4': '2025-03-01' },
    expect: { comesUp: ['JI2024-3.4'], version: { 'JI2024-3.4': 'yes' }, preconditions: { 'JI2024-3.4 prior-sanction': 'no', 'JI2024-3.4 persistence-after-sanction': 'no' } },
    why: 'Breach of the order without a prior sanction does not reach the item.',
  },
  {
    name: 'listed as dishonest only, then flights', like: 'C30', days: { 'judgment-effective': '2025-01-10', 'restriction-served': '2025-02-01', 'dishonest-listed': '2025-02-15' }, acts: { 'JI2024-3.4': '2025-03-01' },
    expect: { comesUp: ['JI2024-3.4'], preconditions: { 'JI2024-3.4 prior-sanction': 'no' } },
    why: 'The dishonest list is no sanction.',
  },
  {
    name: 'flights in 2023 and 2025 after a fine', like: 'C30', days: { 'judgment-effective': '2022-01-10', 'restriction-served': '2022-06-01', 'fine-served': '2022-09-01' }, acts: { 'JI2024-3.4': '2023-03-01/2025-03-01' },
    expect: { comesUp: ['JI2015-2.1', 'JI2024-3.4'], version: { 'JI2015-2.1': 'human-decision', 'JI2024-3.4': 'human-decision' }, preconditions: { 'JI2024-3.4 prior-sanction': 'yes', 'JI2024-3.4 persistence-after-sanction': 'yes' } },
    why: 'Acts on both sides of the line with the same gate: equal rules, a person decides which is cited.',
  },
  {
    name: 'heavy loss to the creditor, 2021', like: 'C26', days: { 'judgment-effective': '2020-01-10' }, acts: { 'JI2015-2.8': '2021-03-01' },
    expect: { comesUp: ['JI2015-2.8'], version: { 'JI2015-2.8': 'yes' }, preconditions: { 'JI2015-2.8 creditor-harm': 'unknown' }, views: { 'JI2015-2.8': ['time-of-act', 'time-of-handling'] } },
    why: 'In force at the time, but deleted in 2024, which is kinder: the sentence says so and the other opinion stands beside it.',
  },
  {
    name: 'no effective judgment', like: 'C06', days: { 'suit-notice': '2025-01-10' }, acts: { 'NPC2002-1': '2025-03-01' },
    expect: { comesUp: ['NPC2002-1'], preconditions: { 'NPC2002-1 duty': 'unknown' } },
    why: 'Without an effective judgment the duty is not shown.',
  },
]
