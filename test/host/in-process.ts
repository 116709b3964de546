import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { ok } from '../../src-main/contract/result.ts'
import { createHost } from '../../src-main/host/create-host.ts'
import type { Host } from '../../src-main/host/host.ts'
import type { ParseService } from '../../src-main/host/intake/parse-service.ts'
import { wholeOf } from '../../src-main/import/content.ts'
import { arriving } from '../../src-main/import/arriving-file.ts'
import { parseFile } from '../../src-main/import/parse-file.ts'
import { showDocument } from '../../src-main/import/show-document.ts'
import { shownTables } from '../../src-main/import/shown-tables.ts'
import { ROOT } from '../rules/import-graph.ts'

/** Reads files in this process: the same code that the workers run. */
export const inProcessParser: ParseService = {
  parse: (bytes, path, options) => parseFile(bytes, path, options),
  open: async (bytes, path, options) => arriving(await parseFile(bytes, path, options)),
  tables: (bytes, path, options) => shownTables(bytes, path, options),
  show: async (bytes, path, request, options) => showDocument(await wholeOf(bytes), path, request, options?.choice?.passwords),
  handedOver: () => Promise.resolve(),
  close: () => Promise.resolve(),
}

export interface TestHost {
  readonly host: Host
  /** A folder that is thrown away with the host. */
  readonly folder: string
  /** Calls and expects success. */
  ask<M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M>>
  token(path: string): Promise<string>
  end(): Promise<void>
}

/** A real host in this process, with a folder of its own. Printing writes the page instead of a PDF. */
export function startTestHost(parser: ParseService = inProcessParser): TestHost {
  const folder = mkdtempSync(join(tmpdir(), 'threshold-test-'))
  const host = createHost(
    { resources: join(ROOT, 'resources'), data: join(folder, 'data') },
    { capabilities: { shell: 'command-line', canPrint: true, canPick: false, canReveal: false }, printToPdf: () => Promise.resolve(ok(null)) },
    parser,
  )
  return {
    host,
    folder,
    async ask(method, params) {
      const result = await host.call(method, params)
      if (!result.ok) throw new Error(`${method}: ${result.error.code} ${JSON.stringify(result.error.details)}`)
      return result.value as ResultOf<typeof method>
    },
    token: async (path) => (await host.grant(path)).token,
    async end() {
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
