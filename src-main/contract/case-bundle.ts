import { z } from 'zod'

/** Contract `threshold-case/1`: case.json at the root of a bundle. Mirrors resources/contracts/case-bundle.schema.json. */

const text = z.string()
/** YYYY-MM-DD, or YYYY-MM or YYYY where the rest is unknown. */
const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u)
/** Decimal yuan. */
const money = z.string().regex(/^-?\d{1,16}(\.\d{1,2})?$/u)

export const bundleCase = z.strictObject({
  number: text.optional(),
  title: text.optional(),
  court: text.optional(),
  stage: z.enum(['enforcement', 'transferred', 'investigation', 'prosecution-review', 'trial', 'private-prosecution']).optional(),
})

export const bundleParty = z.strictObject({
  id: text,
  name: text,
  aliases: z.array(text).optional(),
  kind: z.enum(['person', 'unit']).optional(),
  role: z.enum(['debtor', 'guarantor', 'assisting-obligor', 'creditor', 'related', 'witness', 'official']),
  relation: text.optional(),
  documents: z.array(z.strictObject({ kind: z.enum(['resident-id', 'passport', 'travel-permit', 'business-licence', 'other']), number: text })).optional(),
  phones: z.array(text).optional(),
})

export const bundleAccount = z.strictObject({
  id: text,
  institution: text,
  number: text.optional(),
  holder: text.optional(),
  usedBy: text.optional(),
  frozenFrom: partialDate.optional(),
  frozenTo: partialDate.optional(),
  declared: z.boolean().optional(),
})

export const bundleObligation = z.strictObject({
  kind: z.enum(['money', 'delivery', 'act', 'omission']).optional(),
  amount: money.optional(),
  subject: text.optional(),
  nature: z.enum(['ordinary', 'support', 'wages', 'medical', 'bereavement']).optional(),
})

export const bundleAsset = z.strictObject({
  id: text,
  kind: z.enum(['deposit', 'real-estate', 'vehicle', 'equity', 'claim', 'insurance', 'chattel', 'virtual', 'other']),
  title: text,
  owner: text.optional(),
  seizedFrom: partialDate.optional(),
  seizedTo: partialDate.optional(),
  declared: z.boolean().optional(),
  valuation: money.optional(),
  valuationDate: partialDate.optional(),
})

export const bundleDealing = z.strictObject({
  id: text,
  kind: z.enum(['sale', 'gift', 'lease', 'mortgage', 'settlement', 'waiver', 'extension', 'destruction', 'hand-over']),
  asset: text.optional(),
  from: text.optional(),
  to: text.optional(),
  date: partialDate,
  price: money.optional(),
  period: z.enum(['month', 'quarter', 'year', 'once']).optional(),
  termMonths: z.int().optional(),
  evidence: text.optional(),
})

export const bundleMilestone = z.strictObject({
  kind: z.enum([
    'suit-notice', 'judgment', 'judgment-effective', 'enforcement-applied', 'enforcement-filed',
    'enforcement-notice-served', 'property-report-ordered', 'property-report-due', 'property-report-filed',
    'restriction-served', 'restriction-lifted', 'dishonest-listed', 'dishonest-removed',
    'seizure', 'seizure-lifted', 'fine-served', 'detention-served', 'assist-notice-served',
    'enforcement-terminated', 'transferred-to-police', 'complaint-to-police', 'police-filed', 'police-refused',
    'prosecution-declined', 'arrest', 'indicted', 'first-instance-judgment',
  ]),
  date: partialDate,
  party: text.optional(),
  asset: text.optional(),
  amount: money.optional(),
  days: z.int().optional(),
  note: text.optional(),
  evidence: text.optional(),
})

export const bundleFile = z.strictObject({
  path: text,
  title: text.optional(),
  kind: z.enum(['document', 'bank-statement', 'travel-record', 'image', 'audio-video', 'other']).optional(),
  evidenceKind: z
    .enum(['physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic'])
    .optional(),
  account: text.optional(),
  party: text.optional(),
  source: text.optional(),
  sha256: text.optional(),
})

export const caseBundle = z.strictObject({
  schema: z.literal('threshold-case/1'),
  case: bundleCase.optional(),
  parties: z.array(bundleParty).optional(),
  accounts: z.array(bundleAccount).optional(),
  obligation: bundleObligation.optional(),
  assets: z.array(bundleAsset).optional(),
  dealings: z.array(bundleDealing).optional(),
  milestones: z.array(bundleMilestone).optional(),
  files: z.array(bundleFile).optional(),
})

export type CaseBundle = z.infer<typeof caseBundle>
export type BundleFile = z.infer<typeof bundleFile>
export type BundleCase = z.infer<typeof bundleCase>
export type BundleParty = z.infer<typeof bundleParty>
export type BundleAccount = z.infer<typeof bundleAccount>
export type BundleObligation = z.infer<typeof bundleObligation>
export type BundleAsset = z.infer<typeof bundleAsset>
export type BundleDealing = z.infer<typeof bundleDealing>
export type BundleMilestone = z.infer<typeof bundleMilestone>
