import type { ReviewCircumstance } from '../contract/review.ts'
import type { ReviewEntryVersion, ReviewVersionBand } from '../contract/versions.ts'
import { body, cells, column, heading, type Block, type Fact } from './checklist-document.ts'
import type { Writer } from './checklist-writer.ts'

/** `2015年9月1日至2016年1月2日（3日）：适用，……`: acts between two lines of the law with the answer for them alone. */
const bandText = ({ from, to, days, continuing, applies, reason }: ReviewVersionBand, { say, translate, range, sentence }: Writer): string =>
  say(continuing ? 'versions.band-continuing' : 'versions.band', { range: range(from, to), days, applies: translate(`applies.${applies}`), reason: sentence(reason) })

/** The stretches of one entry; where all answer as the whole does, their days alone, since its reason says the rest. */
function bandLines({ bands, applies }: Pick<ReviewEntryVersion, 'bands' | 'applies'>, writer: Writer): readonly string[] {
  const { say, range } = writer
  if (bands.some((band) => band.applies !== applies)) return bands.map((band) => bandText(band, writer))
  return bands.map((band) => say(band.continuing ? 'versions.days-continuing' : 'versions.days', { range: range(band.from, band.to), days: band.days }))
}

/** Entries besides the circumstances that change with the day of the act: the aggravated tier, unit crime, ability, leniency. */
export function versionBlocks(writer: Writer): readonly Block[] {
  const { review, say, translate, sentence } = writer
  const versions = review.versions ?? []
  if (versions.length === 0) return []
  return [
    heading(2, say('versions.title')),
    body(say('versions.lead')),
    {
      kind: 'table', caption: null,
      columns: [column(say('versions.entry'), 24), column(say('versions.by-date'), 26), column(say('versions.acts'), 28), column(say('versions.former'), 22)],
      rows: versions.map((version) => cells(
        [version.title, version.verified ? version.source : say('not-verified', { source: version.source })],
        [translate(`applies.${version.applies}`), sentence(version.reason)],
        version.bands.length === 0 ? say('versions.no-acts') : bandLines(version, writer),
        version.former === '' ? say('none') : sentence(version.former),
      )),
    },
  ]
}

/** Act by act, and the opinions where they differ; nothing where one line says it all. */
export function circumstanceVersionFacts({ version, appliesByDate }: ReviewCircumstance, writer: Writer): readonly Fact[] {
  const { say, translate, sentence } = writer
  if (version === undefined) return []
  const { bands, views, acts } = version
  return [
    ...(bands.length < 2 ? [] : [{ label: say('versions.acts'), text: bandLines({ bands, applies: appliesByDate }, writer).join('\n') }]),
    ...views.map((view) => ({
      label: say('versions.view', { title: view.title }),
      text: say('versions.view-text', { applies: translate(`applies.${view.applies}`), reason: sentence(view.reason), source: view.verified ? view.source : say('not-verified', { source: view.source }) }),
    })),
    ...acts.map((act) => ({ label: say('versions.entered'), text: enteredText(act, writer) })),
  ]
}

function enteredText(act: NonNullable<ReviewCircumstance['version']>['acts'][number], { say, range, nameOf, list, moment }: Writer): string {
  return say('versions.entered-text', {
    range: range(act.from, act.to), who: act.party === null ? say('versions.nobody') : nameOf(act.party), note: act.note, evidence: list(act.evidence), reviewer: act.reviewer, at: moment(act.decidedAt),
  })
}
