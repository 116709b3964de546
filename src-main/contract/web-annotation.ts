import { z } from 'zod'
import { assignment, markContent, markStance } from './marks.ts'

const person = z.looseObject({ name: z.string() })

/** What is read of a W3C Web Annotation (JSON-LD) from outside: unknown members stay unread, missing ones refuse it. */
export const webAnnotation = z.looseObject({
  id: z.string().min(1).max(500),
  type: z.literal('Annotation'),
  creator: person,
  created: z.string(),
  modified: z.string(),
  modifiedBy: person.optional(),
  stance: markStance.optional(),
  body: z.array(z.looseObject({ purpose: z.string().optional() })),
  target: z.looseObject({
    source: z.looseObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), path: z.string(), format: z.string() }),
    selector: z.array(z.looseObject({ type: z.string() })),
    /** Class of the style sheet that travels with the annotation (Web Annotation model 3.2.6): the colour of the mark. */
    styleClass: z.string().optional(),
  }),
})
/** A body that is text: note or tag. */
export const textualBody = z.looseObject({ value: z.string() })
/** A body that names an element with its stance. */
export const assessingBody = z.looseObject({ source: z.string().startsWith('urn:threshold:element:'), stance: markStance, weight: assignment.shape.weight.optional(), reason: z.string().optional() })

export const quoteSelector = z.looseObject({ type: z.literal('TextQuoteSelector'), exact: z.string().min(1), prefix: z.string(), suffix: z.string() })
/** A position within the text of one page. */
export const positionSelector = z.looseObject({
  value: z.string(),
  refinedBy: z.looseObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0), foldedOffset: z.int().min(0) }),
})
/** A row of a table: a selector of our own, as the model allows. */
export const tableRowSelector = z.looseObject({ type: z.literal('TableRowSelector'), sheet: z.int().min(0), line: z.int().min(1), cell: z.int().min(0).optional(), cells: z.array(z.string()) })

/** Note, tags, stance and assignments, held against the limits of the contract. */
export const markContents = z.object(markContent)
