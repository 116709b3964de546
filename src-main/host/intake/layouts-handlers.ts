import { createHash } from 'node:crypto'
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import type { LAYOUTS_METHODS, LayoutDraft, LayoutPreview } from '../../contract/layouts-methods.ts'
import { callError, type CallError } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { fileById, type FileRow } from '../../db/files.ts'
import type { LayoutFile } from '../../import/layouts.ts'
import { originalContent } from '../case/original-content.ts'
import type { SourceTable } from '../../import/table.ts'
import { onCase, type Handler, type HostState } from '../handler.ts'
import { headerOf, layoutOfDraft, proposedDraft } from './layout-draft.ts'
import { previewOf } from './layout-preview.ts'
import { caseLayouts, keepSiteLayout, layoutFrom, layoutSummaries, ownLayouts, siteLayouts } from './layouts.ts'
import { fileNumber, tablesFor } from '../reading/read.ts'
import { choiceFor, takeReading } from './read-again.ts'
import { isReadFromScan, readScanWith, tablesOfScan } from './scanned-rows.ts'
import { logIn, changeCase, type Session } from '../case/session.ts'
import type { StoredRows } from './store-file.ts'

/** Longest file that is looked at as a layout. */
const LONGEST_LAYOUT = 1024 * 1024

interface ShownTable {
  readonly file: FileRow
  readonly tables: readonly SourceTable[]
  readonly table: SourceTable
}

/** Tables of printed documents that were shown last: every choice in the window asks again. */
const printedTables = new Map<string, readonly SourceTable[]>()
const KEEP_TABLES = 4

/** The tables of a file as a person names their columns: sheets as they stand, printed and scanned documents as they are laid out. */
async function tablesOfFile(state: HostState, session: Session, file: FileRow, headerLine: number | null): Promise<readonly SourceTable[]> {
  const layouts = ownLayouts(state.places, session)
  if (isReadFromScan(session, file)) return tablesOfScan(session, file.id, layouts, headerLine)
  if (file.media_type !== 'application/pdf' || file.sha256 === null) return tablesFor(session, state.parser, file)
  const key = JSON.stringify([file.sha256, headerLine, layouts.map(({ id }) => id)])
  const known = printedTables.get(key)
  if (known !== undefined) return known
  const bytes = originalContent(session.file.database, file.sha256)
  const tables = bytes === null ? [] : await state.parser.tables(bytes, file.path, { layouts, choice: { ...choiceFor(session, file.id), ...(headerLine === null ? {} : { headerLine }) } })
  printedTables.set(key, tables)
  const oldest = printedTables.keys().next().value
  if (printedTables.size > KEEP_TABLES && oldest !== undefined) printedTables.delete(oldest)
  return tables
}

async function shownTable(state: HostState, session: Session, id: string, sheet: number, draft: LayoutDraft | null): Promise<Result<ShownTable, CallError>> {
  const found = fileById(session.file.database, fileNumber(id) ?? -1)
  const file = found?.duplicate_of == null ? found : fileById(session.file.database, found.duplicate_of)
  if (file === undefined) return fail(callError('not-found', { id }))
  const tables = await tablesOfFile(state, session, file, null)
  const table = tables[sheet]
  if (table === undefined) return fail(callError('no-table', { path: file.path }))
  const isPrinted = table.rows.some((row) => row.page !== undefined)
  // In a printed document the header decides where the columns are cut.
  if (isPrinted && draft !== null && draft.headerLine !== null && draft.headerLine !== proposedDraft(table).draft.headerLine) {
    const forced = (await tablesOfFile(state, session, file, draft.headerLine))[0]
    return ok({ file, tables, table: forced ?? table })
  }
  return ok({ file, tables, table })
}

/** Reads a file again with these layouts; a `wanted` one that finds none of its rows is refused, and nothing changes. */
async function readAgain(state: HostState, session: Session, file: FileRow, layouts: readonly LayoutFile[], wanted: string | null): Promise<Result<StoredRows, CallError>> {
  if (isReadFromScan(session, file)) {
    const rows = readScanWith(session, file, layouts, wanted)
    if (rows === null) return fail(callError('layout-unfit', { path: file.path }))
    state.emit({ type: 'case-changed' })
    return ok(rows)
  }
  const bytes = file.sha256 === null ? null : originalContent(session.file.database, file.sha256)
  if (bytes === null) return fail(callError('not-found', { id: `f${file.id}` }))
  const read = await state.parser.parse(bytes, file.path, { layouts, choice: choiceFor(session, file.id) })
  const used = new Set([...read.statements, ...read.travel].map((table) => table.layout))
  if (wanted !== null && !used.has(wanted)) return fail(callError('layout-unfit', { path: file.path }))
  const rows = takeReading(session, file, { read, layouts: layouts.filter(({ id }) => used.has(id)), cause: 'layout' })
  state.emit({ type: 'case-changed' })
  return ok(rows)
}

const countsOf = ({ read, kept, duplicate, rejected }: StoredRows) => ({ read, kept, duplicate, rejected })

/** A new name for what a person chose: the same choices have the same name. */
function idOfDraft(draft: LayoutDraft, header: readonly string[]): string {
  const content = JSON.stringify([header, draft])
  return `own-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`
}

export const layoutsHandlers: { readonly [M in keyof typeof LAYOUTS_METHODS]: Handler<M> } = {
  'layouts.list': (state) => ok(layoutSummaries(state.places, state.session)),

  'layouts.preview': onCase(async (session, params, state): Promise<Result<LayoutPreview, CallError>> => {
    const shown = await shownTable(state, session, params.file, params.sheet, params.draft)
    if (!shown.ok) return shown
    const { file, tables, table } = shown.value
    const proposal = proposedDraft(table)
    const draft = params.draft ?? proposal.draft
    return ok({
      path: file.path, sheet: table.sheet, sheets: tables.map((each) => each.sheet), draft, kind: proposal.kind,
      proposed: params.draft === null ? proposal.proposed : [], ...previewOf(table, draft, params),
    })
  }),

  'layouts.apply': onCase(async (session, params, state) => {
    const shown = await shownTable(state, session, params.file, params.sheet, params.draft)
    if (!shown.ok) return shown
    const { file, table } = shown.value
    const { draft } = params
    if (draft.title.trim() === '') return fail(callError('bad-request', { field: 'title' }))
    const header = headerOf(table, draft)
    const layout = layoutOfDraft(draft, header, idOfDraft(draft, header))
    if (layoutFrom(layout) === null) return fail(callError('bad-request', { field: 'columns' }))
    if (previewOf(table, draft, { show: 'all', offset: 0, limit: 1 }).kept === 0) return fail(callError('layout-unfit', { path: file.path }))
    const rows = await readAgain(state, session, file, [layout, ...ownLayouts(state.places, session).filter(({ id }) => id !== layout.id)], layout.id)
    if (rows.ok) keepSiteLayout(state.places, layout)
    return rows.ok ? ok({ layout: layout.id, ...countsOf(rows.value) }) : rows
  }),

  'layouts.readAgain': onCase(async (session, params, state) => {
    const file = fileById(session.file.database, fileNumber(params.file) ?? -1)
    if (file === undefined) return fail(callError('not-found', { id: params.file }))
    const rows = await readAgain(state, session, file, ownLayouts(state.places, session), null)
    return rows.ok ? ok(countsOf(rows.value)) : rows
  }),

  'layouts.export': (state, params) => {
    const target = state.grants.pathOf(params.token)
    const layout = [...siteLayouts(state.places), ...caseLayouts(state.session)].find(({ id }) => id === params.id)
    if (target === null || layout === undefined) return fail(target === null ? callError('bad-request', { field: 'token' }) : callError('not-found', { id: params.id }))
    writeFileSync(`${target}.partial`, `${JSON.stringify(layout, null, 2)}\n`)
    renameSync(`${target}.partial`, target)
    return ok(null)
  },

  'layouts.import': (state, params) => {
    const path = state.grants.pathOf(params.token)
    if (path === null) return fail(callError('bad-request', { field: 'token' }))
    let layout: LayoutFile | null = null
    try {
      layout = statSync(path).size > LONGEST_LAYOUT ? null : layoutFrom(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/u, '')))
    } catch {
      layout = null
    }
    if (layout === null) return fail(callError('bad-request', { field: 'layout', path }))
    const kept = layout
    keepSiteLayout(state.places, kept)
    if (state.session) {
      const session = state.session
      changeCase(session, () => logIn(session, 'layout.imported', kept.id, { title: kept.title ?? kept.id, institution: kept.institution }), 'decisions')
    }
    return ok(layoutSummaries(state.places, state.session))
  },
}
