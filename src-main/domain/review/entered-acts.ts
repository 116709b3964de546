import type { EnteredAct } from '../../contract/versions.ts'
import type { Circumstance, RulePack } from '../law/rule-pack.ts'
import type { Decisions } from './decisions.ts'

export type KindredAct = EnteredAct & { readonly circumstance: string }

const kin = (newer: Circumstance, former: Circumstance): boolean =>
  newer.predecessor === former.id && (newer.comparedToPredecessor === 'equal' || newer.comparedToPredecessor === 'kinder')

/**
 * Acts entered for the item on the same conduct in the other version, where the newer one is equal or kinder: an act held
 * against the rule of the time is compared with the kinder rule as well, and one entered under the newer is held against
 * the former. Where the newer one is wider, only a person can say which acts the former covered (as for findings).
 */
export function kindredActs(circumstance: Circumstance, acts: Decisions['acts'], pack: RulePack): readonly KindredAct[] {
  return pack.circumstances
    .filter((other) => kin(circumstance, other) || kin(other, circumstance))
    .flatMap((other) => (acts?.[other.id] ?? []).map((act) => ({ ...act, circumstance: other.id })))
}

/** Entered acts that count for the circumstance: its own and kindred ones. */
export const actsEnteredFor = (circumstance: Circumstance, acts: Decisions['acts'], pack: RulePack): readonly EnteredAct[] => [
  ...(acts?.[circumstance.id] ?? []),
  ...kindredActs(circumstance, acts, pack),
]
