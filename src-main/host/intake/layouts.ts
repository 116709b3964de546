import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layoutFile, type LayoutBody, type LayoutSummary } from '../../contract/layouts-methods.ts'
import { allReadings } from '../../db/readings.ts'
import { LAYOUTS, withOwnLayouts, type LayoutFile } from '../../import/layouts.ts'
import { COMPANY_BOOK } from '../../import/statements/company-book.ts'
import type { HostPlaces } from '../host.ts'
import type { ReadOptions } from '../../import/parse-pool.ts'
import type { ParseService } from './parse-service.ts'
import type { Session } from '../case/session.ts'

const BUILT_IN: ReadonlySet<string> = new Set([...LAYOUTS.statements, ...LAYOUTS.travel, COMPANY_BOOK].map(({ id }) => id))
/** Files of resources/layouts that are no layouts. */
const WORDS_OF_LAYOUTS = new Set(['columns.en.json', 'columns.zh-CN.json', 'words.json', 'known-lists.json'])

/** A layout as written by this program or by hand; null where it is none, or names a meaning that does not exist. */
export function layoutFrom(content: unknown): LayoutFile | null {
  const parsed = layoutFile.safeParse(content)
  if (!parsed.success) return null
  try {
    withOwnLayouts([bare(parsed.data)])
    return bare(parsed.data)
  } catch {
    return null
  }
}

/** Parts that are left out and parts that are undefined are one. */
const bare = (body: LayoutBody): LayoutFile => JSON.parse(JSON.stringify(body)) as LayoutFile

export const layoutFolder = (places: HostPlaces): string => join(places.data, 'layouts')

/** Layouts of this site: beside the settings, and files laid into the program's own folder since. One that cannot be read only costs itself. */
export function siteLayouts(places: HostPlaces): readonly LayoutFile[] {
  return [layoutFolder(places), join(places.resources, 'layouts')].flatMap((folder) => {
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json') && !WORDS_OF_LAYOUTS.has(name) && !BUILT_IN.has(name.slice(0, -'.json'.length)))
      .toSorted()
      .flatMap((name) => {
        try {
          const layout = layoutFrom(JSON.parse(readFileSync(join(folder, name), 'utf8')))
          return layout === null || BUILT_IN.has(layout.id) ? [] : [layout]
        } catch {
          return []
        }
      })
  })
}

/** Layouts with which files of this case were read: they stand in the case file, so that it reads the same elsewhere. */
export function caseLayouts(session: Session | null): readonly LayoutFile[] {
  if (session === null) return []
  const known = new Map<string, LayoutFile>()
  for (const reading of allReadings(session.file.database)) for (const layout of JSON.parse(reading) as LayoutFile[]) known.set(layout.id, layout)
  return [...known.values()]
}

/** Layouts of the case first, then those of the site that it does not have. */
export function ownLayouts(places: HostPlaces, session: Session | null): readonly LayoutFile[] {
  const ofCase = caseLayouts(session)
  const ids = new Set(ofCase.map(({ id }) => id))
  return [...ofCase, ...siteLayouts(places).filter(({ id }) => !ids.has(id))]
}

export function keepSiteLayout(places: HostPlaces, layout: LayoutFile): void {
  const folder = layoutFolder(places)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${layout.id}.json`)
  writeFileSync(`${path}.partial`, `${JSON.stringify(layout, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.partial`, path)
}

export function layoutSummaries(places: HostPlaces, session: Session | null): readonly LayoutSummary[] {
  const ofCase = caseLayouts(session)
  const summary = (layout: LayoutFile, place: LayoutSummary['place']): LayoutSummary => ({ id: layout.id, title: layout.title ?? layout.id, institution: layout.institution, place })
  const site = siteLayouts(places)
  return [...site.map((layout) => summary(layout, 'site')), ...ofCase.filter(({ id }) => site.every((each) => each.id !== id)).map((layout) => summary(layout, 'case'))]
}

/** Files are read with the layouts of the case and of the site besides those of the program. */
export function parserWithLayouts(parser: ParseService, places: HostPlaces, session: () => Session | null): ParseService {
  const withOwn = (options: ReadOptions): ReadOptions => ({ layouts: ownLayouts(places, session()), ...options })
  return {
    ...parser,
    parse: (bytes, path, options = {}) => parser.parse(bytes, path, withOwn(options)),
    open: (bytes, path, options = {}) => parser.open(bytes, path, withOwn(options)),
  }
}
