import type { Milestone } from '../case/facts.ts'
import type { Finding } from '../findings/finding.ts'
import { bearsOnOf } from '../law/bearing.ts'
import type { Circumstance, LegalElement, RulePack } from '../law/rule-pack.ts'
import type { CapacityRule } from '../law/workspace-rules.ts'
import { actorOf, partiesOf } from './person-of-finding.ts'
import { personsOf, type PersonFacts } from './persons.ts'
import type { ReviewInput } from './review-input.ts'
import { subjectId } from './subject-id.ts'

/** The tree of one person: which elements and circumstances, under which ids, and which findings of the common body of evidence are about them. */
export interface Tree {
  readonly person: PersonFacts
  readonly rule: CapacityRule | null
  readonly elements: readonly LegalElement[]
  readonly circumstances: readonly Circumstance[]
  /** Id of an entry in this tree. */
  readonly id: (entry: string) => string
  readonly mine: (finding: Finding) => boolean
  /** Does a finding bear on an element of the tree? One that only this capacity has takes what bears on those like it. */
  readonly bearsOn: (finding: Finding, element: string) => boolean
  /** Does a milestone concern them? One without a party concerns every debtor, and the case as a whole. */
  readonly concerns: (milestone: Milestone) => boolean
}

type TreeInput = Pick<ReviewInput, 'view' | 'pack' | 'decisions'>

/** A tree for everybody under review, the principal's first. */
export function treesOf(input: TreeInput): readonly Tree[] {
  const persons = personsOf(input.view.facts, input.decisions.persons ?? {})
  return persons.map((person) => treeOf(person, persons, input))
}

/** The common tree, of a case in which nobody else is reviewed. */
export function commonTree(input: TreeInput): Tree {
  const [principal] = personsOf(input.view.facts, {})
  if (principal === undefined) throw new RangeError('a case always has a principal')
  return treeOf(principal, [principal], input)
}

function treeOf(person: PersonFacts, persons: readonly PersonFacts[], { view: { facts }, pack }: TreeInput): Tree {
  const rule = pack.capacities?.find((each) => each.capacity === person.capacity) ?? null
  const extra = new Set([...(rule?.own ?? []), ...(person.kind === 'unit' ? (rule?.unitOwn ?? []) : [])])
  const own = (pack.ownElements ?? []).filter((element) => extra.has(element.id))
  const order = new Map(pack.groups.map((group, index) => [group.id, index]))
  const elements = [...pack.elements.filter((element) => rule === null || rule.elements === null || rule.elements.includes(element.id)), ...own]
    .toSorted((left, right) => (order.get(left.group) ?? 0) - (order.get(right.group) ?? 0))
  const circumstances = rule === null || rule.circumstances === null ? pack.circumstances : pack.circumstances.filter((each) => rule.circumstances?.includes(each.id))
  const elsewhere = new Set(persons.filter((each) => each !== person && each.named === null).map((each) => each.id))
  const mine = (finding: Finding): boolean => {
    const actor = actorOf(finding, facts)
    // The principal keeps what nobody else's tree would show: a finding always stands somewhere.
    if (person.key === null) return actor === null || !elsewhere.has(actor)
    if (person.named === null) return actor === person.id
    if (person.capacity === 'accomplice') return partiesOf(finding, facts).some((id) => id === person.id)
    return actor === person.id || (person.of !== null && actor === person.of.id)
  }
  const debtor = person.capacity === 'debtor'
  return {
    person, rule, elements, circumstances, mine,
    id: (entry) => subjectId(entry, person.key),
    bearsOn: (finding, element) => bearing(finding, element, own, pack),
    concerns: ({ kind, party }) => {
      if (persons.length === 1 || !PERSONAL.has(kind)) return true
      if (party === null) return kind === 'assist-notice-served' ? person.capacity === 'assisting-obligor' : debtor
      return party === person.id || party === person.of?.id
    },
  }
}

/** Milestones of one person; without a party they concern every debtor, and a notice to assist every assisting obligor. The others concern the case. */
const PERSONAL: ReadonlySet<Milestone['kind']> = new Set<Milestone['kind']>([
  'enforcement-notice-served', 'property-report-ordered', 'property-report-due', 'property-report-filed', 'restriction-served', 'restriction-lifted',
  'dishonest-listed', 'dishonest-removed', 'fine-served', 'detention-served', 'assist-notice-served', 'arrest', 'indicted',
])

function bearing(finding: Finding, element: string, own: readonly (LegalElement & { readonly like?: readonly string[] })[], pack: RulePack): boolean {
  const ids = bearsOnOf(finding, pack)
  return ids.includes(element) || (own.find((each) => each.id === element)?.like ?? []).some((id) => ids.includes(id))
}

/** The input as it looks from one tree: only the findings and milestones that are about this person. */
export function seenFrom<Input extends Pick<ReviewInput, 'view' | 'findings'>>(tree: Tree, input: Input): Input {
  const { facts } = input.view
  return { ...input, findings: input.findings.filter(tree.mine), view: { ...input.view, facts: { ...facts, milestones: facts.milestones.filter(tree.concerns) } } }
}
