import { createHash } from 'node:crypto'
import type { ReviewPackPin } from '../../contract/versions.ts'
import { CallFailure } from '../../contract/errors.ts'
import { firstGiven, keepRulePack, keptRulePack, packPins, type KeptPack, type PackPin } from '../../db/rule-packs.ts'
import { recordOutsideHistory } from '../../db/decisions.ts'
import { BUILT_IN_PACK, loadPack } from '../../domain/law/load-pack.ts'
import { packText } from '../../domain/law/pack-file.ts'
import type { PackFiles } from '../../domain/law/read-pack.ts'
import type { RulePack } from '../../domain/law/rule-pack.ts'
import { validatePack } from '../../domain/law/validate-pack.ts'
import { shanghaiNow } from '../clock.ts'
import { isOwn, plainTarget, seatOf, seatOfTarget } from '../opinion/seat.ts'
import { changeCase, logIn, reviewerOf, type Session } from '../case/session.ts'

export const packSha = (files: PackFiles): string => createHash('sha256').update(packText(files)).digest('hex')

let builtIn: KeptPack | null = null
/** The pack that comes with the program, in the form in which packs are kept. */
export function builtInPack(): KeptPack {
  const { id, version } = loadPack()
  return (builtIn ??= { sha256: packSha(BUILT_IN_PACK), id, version, body: packText(BUILT_IN_PACK) })
}

export const currentPin = (session: Session): PackPin | null => packPins(session.file.database).at(-1) ?? null

/** Read once per case and pack: a pack has hundreds of entries and every call asks for it. */
const read = new WeakMap<Session, { readonly sha256: string; readonly pack: RulePack }>()

/** The pack of the case: the one kept in its file, whatever is installed here. A case that was never bound goes by the program's own. */
export function packOf(session: Session): RulePack {
  const pin = currentPin(session)
  if (pin === null || pin.sha256 === builtInPack().sha256) return loadPack()
  const known = read.get(session)
  if (known?.sha256 === pin.sha256) return known.pack
  const pack = validatePack(keptFiles(session, pin.sha256), 'kept')
  if (!pack.ok) throw new CallFailure('rule-pack-unusable', { version: pin.version, place: pack.error[0]?.place ?? '', message: pack.error[0]?.message ?? '' })
  read.set(session, { sha256: pin.sha256, pack: pack.value })
  return pack.value
}

export function keptFiles(session: Session, sha256: string): PackFiles {
  const kept = keptRulePack(session.file.database, sha256)
  if (kept === null || createHash('sha256').update(kept.body).digest('hex') !== sha256) throw new CallFailure('rule-pack-unusable', { version: kept?.version ?? '', place: sha256, message: '' })
  return JSON.parse(kept.body) as PackFiles
}

/** Binds a case that has no pack yet to this one and keeps it in the file. */
export function pinIfNone(session: Session, pack: KeptPack): void {
  if (currentPin(session) !== null) return
  changeCase(session, () => {
    const at = shanghaiNow()
    keepRulePack(session.file.database, pack, at)
    recordOutsideHistory(session.file.database, { kind: 'rule-pack', target: pack.id, body: { id: pack.id, version: pack.version, sha256: pack.sha256 }, reviewer: reviewerOf(session), at })
    logIn(session, 'rules.pinned', `${pack.id} ${pack.version}`, { sha256: pack.sha256 })
  }, 'rules')
}

/** How the case is bound, and what was decided under another pack and not since. */
export function pinOf(session: Session): Omit<ReviewPackPin, 'id' | 'version'> {
  const pins = packPins(session.file.database)
  const pin = pins.at(-1)
  if (pin === undefined) return {}
  return { sha256: pin.sha256, pinnedAt: pin.at, pinnedBy: pin.reviewer, former: formerDecisions(session, pins, pin) }
}

/** What was decided with the rules in view: a word on evidence alone, or on its digests, stays true under any rules. */
const MARKED: ReadonlySet<string> = new Set([
  'finding', 'element', 'circumstance', 'precondition', 'answer', 'gap', 'formal-check',
  'person', 'placement', 'sanction-act', 'causation', 'recovery', 'proceeding', 'act', 'clock',
])

function formerDecisions(session: Session, pins: readonly PackPin[], now: PackPin): NonNullable<ReviewPackPin['former']> {
  const given = firstGiven(session.file.database).filter(({ kind }) => MARKED.has(kind))
  const here = seatOf(session)?.seat ?? 'first'
  return given.flatMap(({ kind, target, number }) => {
    const own = isOwn(kind as Parameters<typeof isOwn>[0])
    if (own && seatOfTarget(target) !== here) return []
    const under = pins.findLast((pin) => pin.number < number)
    if (under?.sha256 === now.sha256) return []
    // Given before packs were kept in case files: under which one is not known.
    return [{ kind, target: own ? plainTarget(target) : target, version: under?.version ?? '' }]
  })
}
