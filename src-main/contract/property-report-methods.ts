import { z } from 'zod'
import { command, id, language } from './method.ts'
import type { LedgerWordAnswer } from './ledger-words.ts'
import { reportContent, reportLineContent } from './property-report.ts'

/** Property reports typed in. Every command is one act: one undo takes it back. Answers name the findings that it changed. */
export const PROPERTY_REPORT_METHODS = {
  /** A new report where `id` is null. */
  'reports.state': command<LedgerWordAnswer & { readonly id: string }>()(z.strictObject({ id: id.nullable(), content: reportContent, language })),
  /** Takes a report away with its lines. */
  'reports.remove': command<LedgerWordAnswer>()(z.strictObject({ id, language })),
  /** Adds lines in the order given; those that a document proposes come in this way too. */
  'reports.addLines': command<LedgerWordAnswer>()(z.strictObject({ report: id, lines: z.array(reportLineContent).min(1).max(500), language })),
  'reports.changeLine': command<LedgerWordAnswer>()(z.strictObject({ id, content: reportLineContent, language })),
  'reports.removeLine': command<LedgerWordAnswer>()(z.strictObject({ id, language })),
} as const
