import bearsOn from '../../../resources/rules/cn-313/bears-on.json' with { type: 'json' }
import circumstances from '../../../resources/rules/cn-313/circumstances.json' with { type: 'json' }
import consumption from '../../../resources/rules/cn-313/consumption.json' with { type: 'json' }
import elements from '../../../resources/rules/cn-313/elements.json' with { type: 'json' }
import groups from '../../../resources/rules/cn-313/groups.json' with { type: 'json' }
import norms from '../../../resources/rules/cn-313/norms.json' with { type: 'json' }
import offices from '../../../resources/rules/cn-313/offices.json' with { type: 'json' }
import pack from '../../../resources/rules/cn-313/pack.json' with { type: 'json' }
import persons from '../../../resources/rules/cn-313/persons.json' with { type: 'json' }
import procedure from '../../../resources/rules/cn-313/procedure.json' with { type: 'json' }
import slots from '../../../resources/rules/cn-313/slots.json' with { type: 'json' }
import type { PackFiles } from './read-pack.ts'
import type { RulePack } from './rule-pack.ts'
import { validatePack } from './validate-pack.ts'

/** The files of the pack that comes with the program, unread; static imports, so that a bundle carries them. */
export const BUILT_IN_PACK: PackFiles = { pack, groups, elements, circumstances, slots, consumption, norms, bearsOn, procedure, persons, offices }

let loaded: RulePack | null = null

/**
 * The pack that comes with the program, read and checked once. Throws where it does not hold together: the
 * program was then built from broken data and must not review anything.
 */
export function loadPack(): RulePack {
  if (loaded !== null) return loaded
  const result = validatePack(BUILT_IN_PACK)
  if (!result.ok) {
    const places = result.error.map((problem) => `${problem.place}: ${problem.message}`)
    throw new Error(`the built-in rule pack does not hold together:\n${places.join('\n')}`)
  }
  loaded = result.value
  return loaded
}
