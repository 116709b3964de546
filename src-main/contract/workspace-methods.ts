import { z } from 'zod'
import { command, id, language, stance, text } from './method.ts'
import type { Review } from './review.ts'

/** Methods of the workspace: persons, assigned evidence, sanctions, causation, property, how the case goes on. */
export const WORKSPACE_METHODS = {
  /** Puts somebody under review as accomplice, or as responsible for a unit; capacity null takes them out again. Their decisions stay. */
  'persons.name': command<Review>()(
    z.strictObject({ id, capacity: z.enum(['accomplice', 'responsible-manager', 'responsible-other']).nullable(), of: id.nullable(), reason: text, language }),
  ),
  /** Assigns pieces of evidence to an element or circumstance, as one act; `stance` null takes them away. */
  'evidence.place': command<Review>()(
    z.strictObject({ subject: id, evidence: z.array(id).min(1).max(500), stance: stance.nullable(), proof: z.enum(['direct', 'indirect']).nullable(), why: text, language }),
  ),
  /** States which act a fine or detention was for; an empty text takes it back. */
  'sanctions.state': command<Review>()(z.strictObject({ id, text, findings: z.array(id).max(1000), sameAs: id.nullable(), language })),
  /** Keeps a link from an act to the failure of execution; `id` null makes a new one. */
  'causation.keep': command<Review>()(
    z.strictObject({
      id: id.nullable(), subject: id, act: text, findings: z.array(id).max(1000),
      failure: z.enum(['unable-whole', 'unable-part', 'work-stopped', 'victim-harm', 'creditor-harm']), failureText: text,
      evidence: z.array(id).max(1000), reason: text, language,
    }),
  ),
  'causation.remove': command<Review>()(z.strictObject({ id, language })),
  /** The opinion on property that was disposed of; null takes it back. */
  'recovery.state': command<Review>()(z.strictObject({ finding: id, outcome: z.enum(['recover', 'compensate', 'none']).nullable(), text, language })),
  /** How the case goes on against one person (`person` null = the principal); course null takes it back. With something open it needs a reason of its own. */
  'opinion.proceed': command<Review>()(z.strictObject({ person: id.nullable(), course: id.nullable(), reasoning: text, openReason: text.optional(), language })),
} as const
