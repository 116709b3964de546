import { describe, expect, it } from 'vitest'
import { MILESTONE_KINDS } from '../../../src-main/domain/case/facts.ts'
import { APPLIES_CODES } from '../../../src-main/domain/law/version-by-date.ts'
import { REASON_CODES } from '../../../src-main/import/parsed-file.ts'
import { REJECTION_CODES } from '../../../src-main/import/table.ts'
import { PACK, translator } from './review-builder.ts'

const PRECONDITION_CODES: Readonly<Record<string, readonly string[]>> = {
  duty: ['effective', 'no-effective-judgment', 'no-debtor'],
  ability: ['established', 'not-established', 'disputed', 'unassessed'],
  'prior-sanction': ['served', 'document-without-day', 'no-milestones', 'not-served'],
  'notice-received': ['served', 'document-without-day', 'no-milestones', 'not-served'],
  'persistence-after-sanction': ['after', 'all-before', 'other-acts-after', 'sanction-day-unclear', 'no-act-known', 'no-sanction', 'no-milestones'],
  'result-unable-to-execute': ['for-a-person'], 'result-work-stopped': ['for-a-person'], egregious: ['for-a-person'],
  'victim-harm': ['for-a-person'], 'creditor-harm': ['for-a-person'],
}
const keys = [
  ...MILESTONE_KINDS.map((kind) => `milestone.${kind}`),
  ...APPLIES_CODES.map((code) => `applies.reason.${code}`),
  ...['yes', 'no', 'only-if-favourable', 'human-decision'].map((result) => `applies.${result}`),
  ...REASON_CODES.map((code) => `reason.${code}`),
  ...REJECTION_CODES.map((code) => `rejection.${code}`),
  ...Object.entries(PRECONDITION_CODES).flatMap(([id, codes]) => ['title', ...codes].map((code) => `precondition.${id}.${code}`)),
  ...['lookback', 'after-effective', 'after-notice', 'report-window', 'restriction', 'seizure', 'freeze', 'after-sanction'].map((kind) => `period.${kind}`),
  ...['debtor', 'guarantor', 'assisting-obligor', 'creditor', 'related', 'witness', 'official'].map((role) => `role.${role}`),
  ...['spouse', 'parent', 'child', 'sibling', 'parent-in-law', 'employee', 'controlled-company', 'other'].map((relation) => `relation.${relation}`),
  ...['physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic'].map((kind) => `evidence-kind.${kind}`),
  ...['sale', 'gift', 'lease', 'mortgage', 'settlement', 'waiver', 'extension', 'destruction', 'hand-over'].map((kind) => `dealing.${kind}`),
]

describe.each(['zh-CN', 'en'] as const)('the words of the review in %s', (language) => {
  const translate = translator(language)

  it.each(keys)('%s', (key) => {
    expect(translate(key)).not.toBe(key)
    expect(translate(key).trim()).not.toBe('')
  })
})

describe('the list of preconditions', () => {
  it('is that of the pack', () => {
    expect(Object.keys(PRECONDITION_CODES).toSorted()).toEqual([...new Set(PACK.circumstances.flatMap((circumstance) => circumstance.preconditions))].toSorted())
  })
})
