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
import { headerOf, layoutOfDraft, previewOf, proposedDraft } from './layout-preview.ts'
import { caseLayouts, keepSiteLayout, layoutFrom, layoutSummaries, ownLayouts, siteLayouts } from './layouts.ts'
import { fileNumber, tablesFor } from '../reading/read.ts'
import { choiceFor, takeReading } from './read-again.ts'
import { logIn, changeCase, type Session } from '../case/session.ts'
import type { StoredRows } from './store-file.ts'

/** Longest file that is looked at as a layout. */
const LONGEST_LAYOUT = 1024 * 1024

interface ShownTable {
  readonly file: FileRow
  readonly tables: readonly SourceTable[]
  readonly table: SourceTable
}

async function shownTable(state: HostState, session: Session, id: string, sheet: number): Promise<Result<ShownTable, CallError>> {
  const found = fileById(session.file.database, fileNumber(id) ?? -1)
  const file = found?.duplicate_of == null ? found : fileById(session.file.database, found.duplicate_of)
  if (file === undefined) return fail(callError('not-found', { id }))
  const tables = await tablesFor(session, state.parser, file)
  const table = tables[sheet]
  return table === undefined ? fail(callError('not-found', { sheet })) : ok({ file, tables, table })
}

async function readAgain(state: HostState, session: Session, file: FileRow, layouts: readonly LayoutFile[]): Promise<Result<StoredRows, CallError>> {
  const bytes = file.sha256 === null ? null : originalContent(session.file.database, file.sha256)
  if (bytes === null) return fail(callError('not-found', { id: `f${file.id}` }))
  const read = await state.parser.parse(bytes, file.path, { layouts, choice: choiceFor(session, file.id) })
  const used = new Set([...read.statements, ...read.travel].map((table) => table.layout))
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
    const shown = await shownTable(state, session, params.file, params.sheet)
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
    const shown = await shownTable(state, session, params.file, params.sheet)
    if (!shown.ok) return shown
    const { file, table } = shown.value
    const { draft } = params
    if (draft.title.trim() === '') return fail(callError('bad-request', { field: 'title' }))
    const header = headerOf(table, draft)
    const layout = layoutOfDraft(draft, header, idOfDraft(draft, header))
    if (layoutFrom(layout) === null || previewOf(table, draft, { show: 'all', offset: 0, limit: 1 }).read === 0) return fail(callError('bad-request', { field: 'columns' }))
    keepSiteLayout(state.places, layout)
    const rows = await readAgain(state, session, file, [layout, ...ownLayouts(state.places, session).filter(({ id }) => id !== layout.id)])
    return rows.ok ? ok({ layout: layout.id, ...countsOf(rows.value) }) : rows
  }),

  'layouts.readAgain': onCase(async (session, params, state) => {
    const file = fileById(session.file.database, fileNumber(params.file) ?? -1)
    if (file === undefined) return fail(callError('not-found', { id: params.file }))
    const rows = await readAgain(state, session, file, ownLayouts(state.places, session))
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
