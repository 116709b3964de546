import { RULE_IDS, type RuleId } from '../../domain/findings/finding.ts'
import type { ParameterSet } from '../../domain/findings/parameters.ts'
import type { EnteredAct } from '../../contract/versions.ts'
import type { Seat, Written } from '../../contract/opinion.ts'
import type { EnteredClock } from '../../domain/law/clocks.ts'
import type { CheckRecord, ChecksumListRecord, ContradictionWord, Decisions, ElementAssessment, EvidenceAssessment, FindingDecisionRecord, GapRequest, NamedPerson, ProceedingRecord } from '../../domain/review/decisions.ts'
import type { CausationLink, Placement, RecoveryOpinion, SanctionedAct } from '../../contract/workspace.ts'
import { currentAnnotations } from '../../db/annotations.ts'
import { currentAssertions } from '../../db/assertions.ts'
import { currentDecisions } from '../../db/decisions.ts'
import { stancesOf } from '../../domain/annotations/annotation.ts'
import { toWebAnnotation } from '../../domain/annotations/web-annotation.ts'
import { isOwn, plainTarget, seatFacts, seatOfTarget } from './seat.ts'
import { reviewerOf, type Session } from '../case/session.ts'

const isRule = (text: string): text is RuleId => (RULE_IDS as readonly string[]).includes(text)

/** Everything decided so far, newest word on each target. Bodies were checked when they were kept. */
export function loadDecisions(session: Session): Decisions {
  const findings: Record<string, FindingDecisionRecord> = {}
  const rows = currentDecisions(session.file.database)
  const seat = seatFacts(rows, reviewerOf(session))
  const here = seat?.seat ?? 'first'
  const elements: Record<Seat, Record<string, ElementAssessment>> = { first: {}, second: {} }
  const circumstances: typeof elements = { first: {}, second: {} }
  const preconditions: Record<string, NonNullable<Decisions['preconditions']>[string]> = {}
  const answers: Record<string, Record<string, Written>> = {}
  const gaps: Record<string, GapRequest> = {}
  const checks: Record<string, Record<string, CheckRecord>> = {}
  const clocks: Record<string, EnteredClock> = {}
  const acts: Record<string, EnteredAct[]> = {}
  const evidence: Record<string, EvidenceAssessment> = {}
  const persons: Record<string, NamedPerson> = {}
  const placements: Placement[] = []
  const sanctionActs: Record<string, SanctionedAct> = {}
  const causation: CausationLink[] = []
  const recovery: Record<string, RecoveryOpinion> = {}
  const proceedings: Record<string, ProceedingRecord> = {}
  const checksumLists: Record<string, ChecksumListRecord> = {}
  const contradictions: Record<string, ContradictionWord> = {}
  const parameters: Partial<Record<RuleId, ParameterSet>> = {}
  for (const { kind, target: kept, body } of rows) {
    const owner = isOwn(kind) ? seatOfTarget(kept) : here
    const target = isOwn(kind) ? plainTarget(kept) : kept
    switch (kind) {
      case 'finding':
        findings[target] = body as unknown as FindingDecisionRecord
        break
      case 'element':
        elements[owner][target] = body as unknown as ElementAssessment
        break
      case 'circumstance':
        circumstances[owner][target] = body as unknown as ElementAssessment
        break
      case 'precondition': {
        const [id = '', precondition = ''] = target.split('/')
        if (owner === here) preconditions[id] = { ...preconditions[id], [precondition]: body }
        break
      }
      case 'answer': {
        const [id = ''] = target.split('/', 1)
        if (owner === here) answers[id] = { ...answers[id], [target.slice(id.length + 1)]: body as unknown as Written }
        break
      }
      case 'gap':
        gaps[target] = body as unknown as GapRequest
        break
      case 'formal-check': {
        const [id = '', check = ''] = target.split('/')
        checks[id] = { ...checks[id], [check]: body as unknown as CheckRecord }
        break
      }
      case 'clock':
        clocks[target] = body as unknown as EnteredClock
        break
      case 'act': {
        const [id = ''] = target.split('/', 1)
        acts[id] = [...(acts[id] ?? []), body as unknown as EnteredAct]
        break
      }
      case 'opinion':
      case 'rule-pack':
        break
      case 'checksum-list':
        checksumLists[target] = body as unknown as ChecksumListRecord
        break
      case 'contradiction':
        contradictions[target] = body as unknown as ContradictionWord
        break
      case 'evidence-property': {
        const [id = '', property = ''] = target.split('/')
        evidence[id] = { ...evidence[id], [property]: body }
        break
      }
      case 'person':
        persons[target] = body as unknown as NamedPerson
        break
      case 'placement': {
        const [subject = '', item = ''] = target.split('/')
        placements.push({ subject, evidence: item, ...(body as unknown as Omit<Placement, 'subject' | 'evidence'>) })
        break
      }
      case 'sanction-act':
        sanctionActs[target] = body as unknown as SanctionedAct
        break
      case 'causation':
        if (owner === here) causation.push({ id: target, ...(body as unknown as Omit<CausationLink, 'id'>) })
        break
      case 'recovery':
        if (owner === here) recovery[target] = body as unknown as RecoveryOpinion
        break
      case 'proceeding':
        if (owner === here) proceedings[target] = body as unknown as ProceedingRecord
        break
      case 'parameters':
        if (isRule(target)) parameters[target] = body as ParameterSet
        break
    }
  }
  const annotations = currentAnnotations(session.file.database).map((each) => ({ id: each.id, document: toWebAnnotation(each), stances: stancesOf(each) }))
  const view = (of: Seat): Record<string, ElementAssessment> => ({ ...elements[of], ...circumstances[of] })
  const decided = (of: Seat): number => Object.keys(view(of)).length
  return {
    findings, elements: elements[here], evidence, parameters, annotations, assertions: currentAssertions(session.file.database), circumstances: circumstances[here], preconditions, answers, gaps, checks, clocks, acts, persons, placements, sanctionActs, causation, recovery, proceedings, checksumLists, contradictions,
    ...(seat === null ? {} : {
      second: {
        seat: here, names: seat.names, signatures: seat.signatures, decided: { first: decided('first'), second: decided('second') },
        views: seat.sealed ? null : { first: view('first'), second: view('second') },
      },
    }),
  }
}
