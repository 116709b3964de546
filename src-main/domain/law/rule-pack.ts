import type { CapacityRule, OfficeRule, OwnElement } from './workspace-rules.ts'

/** The legal rule pack as data (`resources/rules/cn-313/*.json`): typed form, after validation by its JSON Schema. */

export interface LocalText {
  readonly 'zh-CN': string
  readonly en: string
}

/** Common to every entry that states law. */
export interface LegalEntry {
  readonly id: string
  readonly title: LocalText
  /** Paraphrase in our own words. */
  readonly text: LocalText
  /** Norm and article number (`法释〔2024〕13号 第三条第四项`). */
  readonly source: LocalText
  /** Was the text of the norm itself read? False is shown to the reader. */
  readonly verified: boolean
  /** Official text, filled in by the site. */
  readonly officialText: string | null
  /** First and last day of force; null = open. */
  readonly from: string | null
  readonly to: string | null
  /** Were the days of force read in the norm? Absent = as `verified`. False is shown to the reader. */
  readonly days?: { readonly verified: boolean }
  /** Set where the entry changed with a day and acts before it are judged otherwise. */
  readonly byDate?: ByDate
}

/** How an entry other than a circumstance is taken by the day of the act. */
export interface ByDate {
  /** A statute does not reach back where it is harsher; an interpretation follows the rule on the temporal effect of interpretations. */
  readonly kind: 'statute' | 'interpretation'
  /** Against what stood before: kinder to the accused, harsher, equal, or to be compared by a person. */
  readonly compared: 'kinder' | 'harsher' | 'equal' | 'human'
  /** What stood before, in a sentence. */
  readonly former: LocalText
}

export interface ElementGroup {
  readonly id: string
  readonly title: LocalText
  /** Is it one of the five evidence groups of 法发〔2025〕8号 Art. 4, or made for the review only? */
  readonly kind: 'five-groups' | 'review-only'
}

export interface LegalElement extends LegalEntry {
  readonly group: string
  /** Slots that the element calls for in every file; missing ones become gaps. */
  readonly slots: readonly string[]
  /** Slots called for only where a finding or circumstance points to it. */
  readonly conditionalSlots: readonly string[]
  /** Questions of the accused's side. */
  readonly defence: readonly LocalText[]
}

export type PreconditionCode = 'duty' | 'ability' | 'prior-sanction' | 'persistence-after-sanction' | 'result-unable-to-execute' | 'result-work-stopped' | 'egregious' | 'victim-harm' | 'creditor-harm' | 'notice-received'

export interface Circumstance extends LegalEntry {
  readonly tier: 'serious' | 'especially-serious'
  /** Which interpretation it belongs to: NPC2002, JI2015, JI2024. */
  readonly family: string
  readonly preconditions: readonly PreconditionCode[]
  readonly slots: readonly string[]
  /** Slots called for only where a finding also bears on one of the ids (report branch, consumption branch of one item). */
  readonly branches?: readonly SlotBranch[]
  /** Circumstance of the former interpretation on the same conduct. */
  readonly predecessor: string | null
  /** Against its predecessor (against having no rule, where there is none): is the newer rule kinder to the accused, harsher, equal, or to be compared by a person? */
  readonly comparedToPredecessor: 'kinder' | 'harsher' | 'equal' | 'human' | null
  /** Kinder for the accused than having no rule or than the rule of the time: may reach back (entry VR-2001 of the pack). */
  readonly appliesBack: boolean
  /** Facts that have to follow each other, by id of {@link RulePack.chainFacts}. */
  readonly chain?: readonly string[]
  /** What this item covers that its predecessor was silent on. */
  readonly newTopics?: LocalText
}

/** One fact of a chain (order served, breach, sanction served, refusal after it …). */
export interface ChainFact {
  readonly id: string
  readonly title: LocalText
}

/** Opinions on which version governs; each rests on an entry of the pack. */
export const VERSION_VIEWS = ['time-of-act', 'no-earlier-rule', 'time-of-handling', 'continuing'] as const
export type VersionViewId = (typeof VERSION_VIEWS)[number]

export interface SlotBranch {
  /** Element or consumption ids that a finding has to bear on as well. */
  readonly when: readonly string[]
  readonly slots: readonly string[]
}

export interface EvidenceSlot {
  readonly id: string
  readonly title: LocalText
  /** Unit to ask for it. */
  readonly askUnit: LocalText
  /** Phrases that, standing in a document's title or first lines, say that it fills the slot. */
  readonly recognise: readonly string[]
  /** Kinds of files that fill it without a phrase (`bank-statement`, `travel-record`), or kinds of evidence as stated in case.json (`accused-statement`). */
  readonly fileKinds: readonly string[]
  readonly evidenceKind: string
  /** Milestone kinds whose named evidence fills the slot, where it is a scan that says nothing by itself. */
  readonly milestones?: readonly string[]
  /** Stages of the case in which the slot is called for; every stage where absent. */
  readonly stages?: readonly string[]
}

export interface RulePack {
  readonly id: string
  readonly version: string
  readonly title: LocalText
  readonly groups: readonly ElementGroup[]
  readonly elements: readonly LegalElement[]
  readonly circumstances: readonly Circumstance[]
  readonly slots: readonly EvidenceSlot[]
  readonly consumption: readonly LegalEntry[]
  readonly norms: readonly LegalEntry[]
  /** Rule id of the counting rules -> element, circumstance and consumption ids it bears on. */
  readonly bearsOn: Readonly<Record<string, readonly string[]>>
  /** Slots of which one is enough (fine or detention; statements or registers). */
  readonly alternatives?: readonly (readonly string[])[]
  /** Limitation of prosecution per tier, in years from the end of the last act. */
  readonly limitation: readonly { readonly tier: 'serious' | 'especially-serious'; readonly years: number; readonly source: LocalText }[]
  /** Days on which the rules change: acts before and after are judged by different versions. */
  readonly versionLines: { readonly interpretation2015: string; readonly aggravatedTier: string; readonly interpretation2024: string }
  /** Entry on which each opinion about the version rests; without it no opinions are set side by side. */
  readonly versionViews?: Readonly<Record<VersionViewId, string>>
  readonly chainFacts?: readonly ChainFact[]
  /** Slots of measures (admonition, police penalty) of which it is open whether they count as a sanction: where only these are in the file, a person answers. */
  readonly openMeasures?: readonly string[]
  /** Rule ids that speak for the accused. */
  readonly favoursAccused: readonly string[]
  /** Time limits of the procedure: shown, never enforced. */
  readonly clocks?: readonly ClockRule[]
  /** Formal checks by statutory kind of evidence. */
  readonly formalChecks?: readonly FormalCheck[]
  /** Rules whose findings name property that may have to be recovered. */
  readonly recovery?: readonly string[]
  /** As what somebody may be reviewed, with the tree of each. */
  readonly capacities?: readonly CapacityRule[]
  /** Elements that only some capacities have. */
  readonly ownElements?: readonly OwnElement[]
  /** The four offices: what each sees first and the lists it works by. */
  readonly offices?: readonly OfficeRule[]
}

/** One time limit. Counted from the day after a milestone of `from`, or from a day that the reviewer enters where `from` is empty. */
export interface ClockRule {
  readonly id: string
  /** Norm of the pack that states it: source and verification mark are that entry's. */
  readonly norm: string
  readonly title: LocalText
  /** What starts it, in words. */
  readonly starts: LocalText
  readonly from: readonly string[]
  /** Milestones that end it; entered by the reviewer where empty. */
  readonly to: readonly string[]
  readonly length: { readonly days: number } | { readonly months: number }
}

export interface FormalCheck {
  readonly id: string
  readonly norm: string
  /** Kinds of evidence (`documentary` …) that it is asked of. */
  readonly kinds: readonly string[]
  readonly property: 'authenticity' | 'legality' | 'relevance'
  readonly title: LocalText
  readonly curable: boolean
}
