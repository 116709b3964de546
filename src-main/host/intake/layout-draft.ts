import type { LayoutDraft, LayoutPreview } from '../../contract/layouts-methods.ts'
import type { LayoutFile } from '../../import/layouts.ts'
import type { StatementLayoutFile } from '../../import/statements/layout-file.ts'
import { recogniseStatement } from '../../import/statements/recognise.ts'
import { suggestColumns } from '../../import/statements/suggest-columns.ts'
import type { SourceTable } from '../../import/table.ts'
import { suggestTravel } from '../../import/travel/suggest.ts'
import type { TravelLayoutFile } from '../../import/travel/layout-file.ts'

/** A proposal from the names and cells of the table. */
export function proposedDraft(table: SourceTable): { readonly draft: LayoutDraft; readonly proposed: readonly number[]; readonly kind: LayoutPreview['kind'] } {
  const { header, columns, unsure, kind } = suggestColumns(table)
  const read = recogniseStatement(table)
  // A table that may be either is proposed as a statement only where it has money and more of its names say so.
  const travel = read === null ? suggestTravel(table) : null
  const base: LayoutDraft = {
    mode: 'statement',
    headerLine: header < 0 ? null : (table.rows[header]?.line ?? null),
    columns: columns.map((meaning) => meaning ?? ''),
    title: '',
    institution: read?.hints.institution ?? '',
    channel: read?.channel ?? 'bank',
    dateOrder: null,
    unit: null,
    minusIsIn: false,
    directions: {},
    statuses: {},
    crossings: {},
    fates: {},
    footer: [],
  }
  if (travel === null || (kind === 'statement' && travel.known < 3)) return { kind, proposed: unsure, draft: base }
  return {
    kind: 'travel',
    proposed: travel.columns.flatMap((meaning, column) => (meaning === null ? [] : [column])),
    draft: { ...base, mode: travel.mode, headerLine: table.rows[travel.header]?.line ?? null, columns: travel.columns.map((meaning) => meaning ?? '') },
  }
}

export const headerOf = (table: SourceTable, draft: LayoutDraft): readonly string[] =>
  draft.headerLine === null ? [] : (table.rows.find((row) => row.line === draft.headerLine)?.cells ?? [])

/** The draft as a layout. Names of a header bind the columns, so that the next file may have them in another order. */
export const layoutOfDraft = (draft: LayoutDraft, header: readonly string[], id: string): LayoutFile =>
  draft.mode === 'statement' ? statementLayout(draft, header, id) : travelLayout(draft, header, id)

const common = (draft: LayoutDraft, header: readonly string[], id: string) => ({
  id,
  title: draft.title,
  institution: draft.institution.trim() === '' ? null : draft.institution.trim(),
  requires: draft.headerLine === null ? [] : [...new Set(header.filter((name) => name !== ''))],
  ...(draft.headerLine === null ? { positions: draft.columns } : { meanings: meaningsOf(draft, header) }),
  onlyNamed: true,
  ...(draft.dateOrder === null ? {} : { dateOrder: draft.dateOrder }),
  footer: draft.footer,
})

function meaningsOf(draft: LayoutDraft, header: readonly string[]): Readonly<Record<string, string>> {
  const meanings: Record<string, string> = {}
  draft.columns.forEach((meaning, column) => {
    const name = header[column] ?? ''
    if (meaning !== '' && name !== '' && !(name in meanings)) meanings[name] = meaning
  })
  return meanings
}

/** Words of a record that mean one thing. */
const wordsWith = (words: Readonly<Record<string, string>>, wanted: string): string[] => Object.entries(words).flatMap(([word, means]) => (means === wanted ? [word] : []))

export function statementLayout(draft: LayoutDraft, header: readonly string[], id: string): StatementLayoutFile {
  return {
    ...common(draft, header, id),
    channel: draft.channel,
    signed: draft.columns.includes('amount') && !draft.columns.includes('direction') && !draft.columns.includes('balance'),
    minusIsIn: draft.minusIsIn,
    directions: { in: wordsWith(draft.directions, 'in'), out: wordsWith(draft.directions, 'out'), neutral: wordsWith(draft.directions, 'neutral') },
    statuses: draft.statuses,
    ...(draft.unit === null ? {} : { unit: draft.unit }),
  }
}

export function travelLayout(draft: LayoutDraft, header: readonly string[], id: string): TravelLayoutFile {
  return {
    kind: 'travel',
    ...common(draft, header, id),
    mode: draft.mode,
    directions: { exit: wordsWith(draft.crossings, 'exit'), entry: wordsWith(draft.crossings, 'entry') },
    statuses: draft.fates,
  }
}
