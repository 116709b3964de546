import type { ReviewFinding } from '../contract/review.ts'
import { body, cells, column, heading, note, type Block, type Fact } from './checklist-document.ts'
import { differenceBlocks } from './checklist-difference.ts'
import { FINDINGS_SECTION, citationLines, countAndTotal, findingTitle, type Writer } from './checklist-writer.ts'

/** Sources printed for one finding; all stand in review.json. */
const MOST_CITATIONS = 40
/** Rows and passages that only explain a finding. */
const MOST_CONTEXT = 10
/** Above this the ids stand without their titles: a finding on versions bears on every circumstance. */
const MOST_TITLES = 8

/** Section 3: a list of all findings, then each with both readings side by side, its sources and what the reviewer said. */
export function findingBlocks(writer: Writer): readonly Block[] {
  const { review, say } = writer
  if (review.findings.length === 0) return [body(say('findings.none'))]
  return [
    body(say('findings.lead')),
    overview(writer),
    ...review.findings.flatMap((finding, index) => oneFinding(finding, index + 1, writer)),
  ]
}

function overview({ review, say, figure }: Writer): Block {
  return {
    kind: 'table',
    caption: say('findings.overview'),
    columns: [
      column(say('column.number'), 8, 'center'), column(say('column.finding'), 34), column(say('column.subject'), 24),
      column(say('column.count'), 8, 'end'), column(say('column.total-yuan'), 14, 'end'), column(say('column.verdict'), 12),
    ],
    rows: review.findings.map((finding, index) =>
      cells(String(index + 1), finding.title, finding.subject?.name ?? say('none'), String(finding.count), figure(finding.total), say(`finding-status.${finding.status}`)),
    ),
  }
}

function oneFinding(finding: ReviewFinding, number: number, writer: Writer): readonly Block[] {
  const { say, sentence, partNumber, review } = writer
  const lines = citationLines(finding.citations, MOST_CITATIONS, writer)
  const context = citationLines(finding.context, MOST_CONTEXT, writer)
  return [
    heading(2, `${partNumber(FINDINGS_SECTION, number)}${review.language === 'zh-CN' ? '' : ' '}${findingTitle(finding, say)}`),
    { kind: 'facts', items: facts(finding, writer) },
    {
      kind: 'table',
      caption: null,
      columns: [column(say('column.shows'), 50), column(say('column.innocent'), 50)],
      rows: [cells(sentence(finding.shows), finding.innocentReading === null ? say('findings.no-innocent') : sentence(finding.innocentReading))],
    },
    ...(finding.groups.length === 0 ? [] : [groups(finding, writer)]),
    ...(lines.length === 0 ? [note(say('findings.no-sources'))] : [{ kind: 'lines' as const, label: say('findings.sources', { count: finding.citations.length }), items: lines }]),
    ...(context.length === 0 ? [] : [{ kind: 'lines' as const, label: say('findings.context', { count: finding.context.length }), items: context }]),
    ...verdict(finding, writer),
  ]
}

function facts(finding: ReviewFinding, writer: Writer): readonly Fact[] {
  const { say, range } = writer
  return [
    ...(finding.favoursAccused ? [{ label: say('findings.label.favour'), text: say('findings.favours-accused') }] : []),
    { label: say('findings.label.count'), text: countAndTotal(finding, writer) },
    ...(finding.from === null && finding.to === null ? [] : [{ label: say('findings.label.span'), text: range(finding.from, finding.to) }]),
    { label: say('findings.label.bears-on'), text: bearsOn(finding.elements, writer) },
    ...(writer.review.accountWords ?? []).filter((word) => word.findings.includes(finding.id)).map((word): Fact => ({
      label: say('findings.label.rests-on'),
      text: say(`findings.account-word.${word.side}`, { account: accountText(writer, word.account), party: partyText(writer, word.party), reason: word.reason, count: word.evidence.length }),
    })),
    { label: say('findings.label.rule'), text: say('findings.rule', { rule: finding.rule, parameters: parameters(finding, writer) }) },
  ]
}

interface NamedEntry {
  readonly id?: string
  readonly name?: string
  readonly institution?: string
  readonly number?: string
}

const accountText = ({ review }: Writer, id: string): string => {
  const account = (review.case['accounts'] as readonly NamedEntry[] | undefined)?.find((each) => each.id === id)
  return [account?.institution, account?.number ?? id].filter((part) => part !== undefined && part !== '').join(' ')
}
const partyText = ({ review, say }: Writer, id: string | null): string => (review.case['parties'] as readonly NamedEntry[] | undefined)?.find((each) => each.id === id)?.name ?? say('none')

function parameters(finding: ReviewFinding, { say, list }: Writer): string {
  const entries = Object.entries(finding.parameters)
  if (entries.length === 0) return say('findings.no-parameters')
  return list(
    entries.map(([name, value]) => {
      const key = `parameter.${name}`
      const words = say(key)
      const shown = value === '' ? say('findings.parameter-empty') : String(value)
      return say('findings.parameter', { name: words === `export.${key}` ? name : words, value: shown })
    }),
  )
}

function bearsOn(ids: readonly string[], { review, say, list }: Writer): string {
  if (ids.length > MOST_TITLES) return list(ids)
  const titles = new Map([...review.elements, ...review.circumstances].map((entry) => [entry.id, entry.title]))
  return list(ids.map((id) => (titles.has(id) ? say('findings.named', { title: titles.get(id) ?? '', id }) : say('findings.consumption', { id }))))
}

function groups(finding: ReviewFinding, { say, figure }: Writer): Block {
  return {
    kind: 'table',
    caption: null,
    columns: [column(say('column.group'), 64), column(say('column.count'), 14, 'end'), column(say('column.total-yuan'), 22, 'end')],
    rows: finding.groups.map((group) => cells(group.label, String(group.count), figure(group.total))),
  }
}

/** What the reviewer decided and why; boxes to be filled in by hand where nobody did. */
function verdict(finding: ReviewFinding, writer: Writer): readonly Block[] {
  const { say, moment, review, list } = writer
  const stale = differenceBlocks(finding, writer)
  if (finding.decision === null) return [...stale, { kind: 'fill', labels: [say('findings.boxes')] }]
  const { decision } = finding
  const titles = new Map([...review.elements, ...review.circumstances].map((entry) => [entry.id, entry.title]))
  const stances = Object.entries(decision.stances).map(([id, stance]) => say('findings.stance', { title: titles.get(id) ?? id, stance: say(`stance.${stance}`) }))
  return [
    ...stale,
    {
      kind: 'facts',
      items: [
        {
          label: say('findings.label.verdict'),
          text: say('findings.decided', { status: say(`finding-status.${finding.status}`), reviewer: decision.reviewer, at: moment(decision.decidedAt) }),
        },
        { label: say('findings.label.reason'), text: decision.reason },
        ...(stances.length === 0 ? [] : [{ label: say('findings.label.stances'), text: list(stances) }]),
      ],
    },
  ]
}
