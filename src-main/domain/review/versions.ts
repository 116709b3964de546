import type { EnteredAct, ReviewCircumstanceVersion, ReviewEntryVersion, ReviewVersionBand, ReviewVersionLine } from '../../contract/versions.ts'
import { actDaysFor, actDaysOf } from '../law/bearing.ts'
import type { Circumstance, LegalEntry } from '../law/rule-pack.ts'
import { versionBands, type ActSpan, type VersionBand } from '../law/version-bands.ts'
import { entryByDate } from '../law/version-by-date.ts'
import { versionViews } from '../law/version-views.ts'
import type { Day } from '../values/day.ts'
import { actsEnteredFor, kindredActs } from './entered-acts.ts'
import { standing } from './findings.ts'
import type { ReviewInput } from './review-input.ts'

type VersionInput = Pick<ReviewInput, 'pack' | 'decisions' | 'findings' | 'view' | 'language' | 'translate'>

const asSpan = (day: Day): ActSpan => ({ from: day, to: day })
const entered = (act: EnteredAct): ActSpan => ({ from: act.from as Day, to: act.to as Day })

/** Acts by which the version of a circumstance is chosen: those counted or entered for it, else all of the case (contract). */
export function spansForVersion(circumstance: Circumstance, input: Pick<VersionInput, 'pack' | 'decisions' | 'findings'>): readonly ActSpan[] {
  const own = [...actDaysFor(circumstance, standing(input.findings, input.decisions), input.pack).map(asSpan), ...actsEnteredFor(circumstance, input.decisions.acts, input.pack).map(entered)]
  return own.length > 0 ? own : allSpans(input)
}

/** Every act of the case with a known day: counted by findings that stand, or entered by hand. */
function allSpans(input: Pick<VersionInput, 'decisions' | 'findings'>): readonly ActSpan[] {
  return [...actDaysOf(standing(input.findings, input.decisions)).map(asSpan), ...Object.values(input.decisions.acts ?? {}).flat().map(entered)]
}

/** Version of one circumstance: act by act, the opinions where they differ, what it is compared to, and the facts to be shown in order. */
export function circumstanceVersion(circumstance: Circumstance, spans: readonly ActSpan[], input: VersionInput): ReviewCircumstanceVersion {
  const { pack, language, translate, view } = input
  const former = pack.circumstances.find((each) => each.id === circumstance.predecessor)
  const facts = new Map((pack.chainFacts ?? []).map((fact) => [fact.id, fact.title[language]]))
  return {
    bands: versionBands(circumstance, spans, pack, view.today).map((band) => reviewBand(band, input)),
    views: versionViews(circumstance, spans, pack, view.today).map(({ id, rests, applies, reason }) => {
      const norm = pack.norms.find((entry) => entry.id === rests)
      return {
        id,
        title: translate(`applies.view.${id}`),
        applies,
        reason: translate(`applies.reason.${reason.code}`, reason.values),
        source: norm?.source[language] ?? '',
        verified: norm?.verified ?? false,
      }
    }),
    acts: input.decisions.acts?.[circumstance.id] ?? [],
    kindredActs: kindredActs(circumstance, input.decisions.acts, pack),
    newTopics: circumstance.newTopics?.[language] ?? null,
    predecessor: former === undefined ? null : { id: former.id, title: former.title[language], compared: circumstance.comparedToPredecessor },
    chain: (circumstance.chain ?? []).map((id) => facts.get(id) ?? id),
  }
}

/** Entries besides the circumstances that change with the day of the act, by all acts of the case. */
export function buildVersions(input: VersionInput): readonly ReviewEntryVersion[] {
  const { pack, language, translate, view } = input
  const spans = allSpans(input)
  const days = spans.flatMap((span) => [span.from, span.to])
  const dated: readonly LegalEntry[] = [...pack.norms, ...pack.elements].filter((entry) => entry.byDate !== undefined)
  return dated.map((entry) => {
    const version = entryByDate(entry, days, view.today)
    return {
      id: entry.id,
      title: entry.title[language],
      source: entry.source[language],
      former: entry.byDate?.former[language] ?? '',
      verified: entry.verified,
      applies: version.applies,
      reason: translate(`applies.reason.${version.reason.code}`, version.reason.values),
      bands: versionBands(entry, spans, pack, view.today).map((band) => reviewBand(band, input)),
    }
  })
}

export const versionLines = ({ pack }: Pick<VersionInput, 'pack'>): readonly ReviewVersionLine[] =>
  (Object.entries(pack.versionLines) as [ReviewVersionLine['id'], string][]).map(([id, day]) => ({ id, day })).toSorted((left, right) => left.day.localeCompare(right.day))

function reviewBand({ from, to, days, continuing, applies, reason }: VersionBand, { translate }: Pick<VersionInput, 'translate'>): ReviewVersionBand {
  return { from, to, days, continuing, applies, reason: translate(`applies.reason.${reason.code}`, reason.values) }
}
