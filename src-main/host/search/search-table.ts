import type { Params } from '../../contract/api.ts'
import type { CallError } from '../../contract/errors.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { NamesTable } from '../../contract/search.ts'
import { fileById } from '../../db/files.ts'
import { passagesAfter, type Shelf } from '../../db/search.ts'
import { matchOf } from '../../domain/search/query.ts'
import { typedTokens } from '../../domain/search/tokens.ts'
import { othersTurn, type Session } from '../case/session.ts'

const SLICE = 5000
const SHELVES: readonly Shelf[] = ['entries', 'rows']

/** A list of names searched at once: each name as it stands, never as a query. */
export async function tableOfNames(session: Session, { names }: Params<'search.names'>): Promise<Result<NamesTable, CallError>> {
  const { database } = session.file
  const counted: { readonly name: string; readonly files: ReadonlyMap<number, number> }[] = []
  for (const name of new Set(names.map((each) => each.trim()).filter((each) => each !== ''))) {
    const tokens = typedTokens(name)
    const files = new Map<number, number>()
    counted.push({ name, files })
    if (tokens.length === 0) continue
    const match = matchOf({ kind: 'phrase', tokens, prefix: false })
    for (const shelf of SHELVES) {
      for (let after: number | null = 0; after !== null; ) {
        const slice = passagesAfter(database, shelf, match, after, SLICE)
        for (const { file } of slice.passages) files.set(file, (files.get(file) ?? 0) + 1)
        after = slice.last
        await othersTurn(session)
      }
    }
  }
  const ids = [...new Set(counted.flatMap(({ files }) => [...files.keys()]))].toSorted((left, right) => left - right)
  return ok({
    files: ids.map((id) => {
      const file = fileById(database, id)
      return { file: `f${id}`, path: file?.path ?? '', title: file?.title ?? '' }
    }),
    names: counted.map(({ name, files }) => ({ name, total: [...files.values()].reduce((sum, count) => sum + count, 0), counts: ids.map((id) => files.get(id) ?? 0) })),
  })
}
