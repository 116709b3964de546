import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Review } from '../../src-main/contract/review.ts'
import { ROOT } from '../rules/import-graph.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
const contracts = ['review.schema.json', 'review-additions.schema.json'].map((name) => ajv.compile(JSON.parse(readFileSync(join(ROOT, 'resources/contracts', name), 'utf8')) as object))

/** Where a review leaves the agreed contract, or what this program adds beside it; empty where it keeps to both. */
export const contractFaults = (review: Review): readonly string[] => {
  const plain: unknown = JSON.parse(JSON.stringify(review))
  return contracts.flatMap((follows) => (follows(plain) ? [] : (follows.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)))
}
