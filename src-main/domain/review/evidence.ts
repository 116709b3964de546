import type { EvidenceItem, EvidenceProperty, ReviewFile } from '../../contract/review.ts'
import type { CaseDocument, EvidenceKind } from '../case/case-view.ts'
import type { RulePack } from '../law/rule-pack.ts'
import { buildChecks } from './formal-checks.ts'
import { answeredSlots } from './requests.ts'
import { recogniseSlots, type FilledSlot } from './recognise-slots.ts'
import type { ReviewInput } from './review-input.ts'

const UNREVIEWED: EvidenceProperty = { status: 'unreviewed', note: null }

/**
 * The catalogue of evidence: one item for every document, statement, travel record, image and recording that was
 * taken in. A copy of a file that is already there, a refused file and a container are no evidence of their own.
 */
export function buildEvidence(input: Pick<ReviewInput, 'view' | 'pack' | 'files' | 'decisions' | 'language'>): readonly EvidenceItem[] {
  const documents = new Map<string, CaseDocument>(input.view.files.map((file) => [file.id, file]))
  return input.files.filter(isEvidence).map((file) => {
    const document = documents.get(file.id) ?? null
    const id = evidenceId(file.id)
    const recognised = document === null ? [] : recogniseSlots(document, input.view.facts, input.pack)
    const slots = [...recognised, ...answeredSlots(id, input.decisions).filter((slot) => !recognised.some((each) => each.slot === slot.slot))]
    const evidenceKind = document?.evidenceKind ?? kindBySlot(slots, input.pack) ?? kindByFile(file)
    const assessed = input.decisions.evidence[id]
    return {
      id,
      title: file.title,
      path: file.path,
      sha256: file.sha256,
      evidenceKind,
      source: file.source ?? null,
      slots,
      properties: {
        authenticity: assessed?.authenticity ?? UNREVIEWED,
        legality: assessed?.legality ?? UNREVIEWED,
        relevance: assessed?.relevance ?? UNREVIEWED,
      },
      checks: buildChecks(id, evidenceKind, input),
    }
  })
}

/** `E3` for file `f3`: the number is the file's place in the order of intake, so exports of one case file agree. */
export function evidenceId(file: string): string {
  const number = /^f(\d+)$/u.exec(file)?.[1]
  return number === undefined ? `E-${file}` : `E${number}`
}

function isEvidence(file: ReviewFile): boolean {
  if (file.status === 'rejected' || file.status === 'duplicate') return false
  switch (file.kind) {
    case 'document':
    case 'bank-statement':
    case 'travel-record':
    case 'image':
    case 'audio-video':
      return true
    case 'archive':
    case 'manifest':
    case 'other':
      return false
  }
}

const EVIDENCE_KINDS: readonly EvidenceKind[] = [
  'physical', 'documentary', 'testimony', 'victim-statement', 'accused-statement', 'expert-opinion', 'inspection-record', 'audio-visual-electronic',
]

function kindBySlot(slots: readonly FilledSlot[], pack: RulePack): EvidenceKind | null {
  const first = slots[0]
  if (first === undefined) return null
  const named = pack.slots.find((slot) => slot.id === first.slot)?.evidenceKind
  return EVIDENCE_KINDS.find((kind) => kind === named) ?? null
}

function kindByFile(file: ReviewFile): EvidenceKind {
  return file.kind === 'bank-statement' || file.kind === 'travel-record' || file.kind === 'audio-video' ? 'audio-visual-electronic' : 'documentary'
}
