import { z } from 'zod'
import { id, query } from './method.ts'
import type { ProofRows, StatementProof } from './statement-proof.ts'

/** The proof of an account in figures, and its running balance row by row. */
export const STATEMENT_PROOF_METHODS = {
  'money.proof': query<StatementProof>()(z.strictObject({ account: id })),
  'money.proofRows': query<ProofRows>()(z.strictObject({ account: id, table: z.int().min(1), offset: z.int().min(0), limit: z.int().min(1).max(500) })),
} as const
