import type { ImportEdge } from './import-graph.ts'

/** A broken rule: which file, and what it must not do. */
export interface Breach {
  readonly file: string
  readonly rule: string
}

/** Folders of src-main with what each may import from src-main. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contract: ['contract'],
  domain: ['contract', 'domain'],
  import: ['contract', 'domain', 'import', 'files'],
  db: ['contract', 'domain', 'db', 'import/table.ts', 'import/parsed-file.ts'],
  files: ['contract', 'domain', 'files'],
  policy: ['contract', 'policy'],
  exports: ['contract', 'domain', 'exports', 'host/exports/fonts.ts'],
  texts: ['contract', 'domain', 'texts'],
  host: ['contract', 'domain', 'import', 'db', 'files', 'exports', 'texts', 'policy', 'host'],
  cli: ['contract', 'host', 'texts', 'shell-browser', 'cli'],
  'shell-browser': ['contract', 'host', 'policy', 'shell-browser'],
  'shell-electron': ['contract', 'host', 'policy', 'shell-electron'],
  launch: ['launch', 'shell-browser/find-browser.ts', 'host/lean-owner.ts'],
}
/** Parts of src-main that the window may use: the contract, and pure functions of the domain. */
const RENDERER_MAY = ['contract', 'domain']
const NODE_FREE = new Set(['contract', 'domain', 'policy'])
const NETWORK = /^(node:)?(http|https|http2|net|tls|dgram|dns|inspector)(\/|$)/u
const SQL = /[`'"]\s*(?:SELECT\s+[\s\S]{0,200}?\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX|TRIGGER|VIRTUAL)|PRAGMA\s)/u

const layerOf = (path: string): string | null => /^src-main\/([^/]+)\//u.exec(path)?.[1] ?? null
const isNode = (name: string): boolean => name.startsWith('node:') || ['fs', 'path', 'os', 'crypto', 'child_process', 'worker_threads', 'util', 'module', 'zlib', 'stream', 'events'].includes(name)

function mayImport(allowed: readonly string[], path: string): boolean {
  const inside = path.replace(/^src-main\//u, '')
  return allowed.some((each) => (each.includes('.') ? inside === each : inside.startsWith(`${each}/`)))
}

/** Rules over one import. */
export function breachesOfEdge(edge: ImportEdge): Breach[] {
  const breaches: Breach[] = []
  const say = (rule: string): void => void breaches.push({ file: edge.from, rule: `${rule}: ${edge.to}` })
  const layer = layerOf(edge.from)
  const inRenderer = edge.from.startsWith('src-renderer/')
  const external = !edge.to.startsWith('src-') && !edge.to.startsWith('resources/') && !edge.to.startsWith('test/') && edge.to !== 'package.json'

  if (layer !== null && edge.to.startsWith('src-main/')) {
    const allowed = MAY_IMPORT[layer]
    if (!allowed) say('a folder that has no place in the layers')
    else if (!mayImport(allowed, edge.to)) say(`${layer} must not import`)
  }
  if (layer !== null && edge.to.startsWith('src-renderer/')) say('the core must not import the window')
  if (inRenderer && edge.to.startsWith('src-main/') && !mayImport(RENDERER_MAY, edge.to)) say('the window sees the contract and the domain only')
  if (external && isNode(edge.to) && (inRenderer || (layer !== null && NODE_FREE.has(layer)))) say('must not use Node')
  if (external && NETWORK.test(edge.to)) say('nothing may open a connection')
  if (edge.to === 'electron' && !edge.typeOnly && layer !== 'shell-electron') say('values of electron belong to shell-electron')
  if (/^(playwright-core|@playwright\/)/u.test(edge.to) && layer !== 'shell-browser' && !edge.from.startsWith('test/')) say('a browser is driven by shell-browser only')
  if (edge.to === 'better-sqlite3' && !edge.typeOnly && layer !== 'db') say('the database belongs to db')
  if (layer === 'contract' && external && edge.to !== 'zod') say('the contract imports zod only')
  if (layer === 'domain' && external) say('the domain imports nothing from outside')
  return breaches
}

/** Rules over the text of one file. */
export function breachesOfText(path: string, source: string): Breach[] {
  const breaches: Breach[] = []
  const layer = layerOf(path)
  const plain = source.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/[^\n]*/gu, '$1')
  if (layer !== 'db' && SQL.test(plain)) breaches.push({ file: path, rule: 'SQL stands in db only' })
  if (/(?<![\w.]|async\s)fetch\(|XMLHttpRequest|new WebSocket\(|EventSource\(|sendBeacon\(/u.test(plain) && !path.startsWith('src-renderer/pdf/')) breaches.push({ file: path, rule: 'no request is made by the program' })
  if (/\.serialize\(/u.test(plain)) breaches.push({ file: path, rule: 'serialize() writes an encrypted case file in plain text' })
  if (/openExternal|webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/u.test(plain)) breaches.push({ file: path, rule: 'a setting that opens the window to the outside' })
  if (/\beval\(|new Function\(|dangerouslySetInnerHTML|\.innerHTML\s*=/u.test(plain)) breaches.push({ file: path, rule: 'no text is run as code or put in as markup' })
  if (/\bparseFloat\(/u.test(plain)) breaches.push({ file: path, rule: 'no floating point for what a file says' })
  if (path.startsWith('src-renderer/') && /app:\/\//u.test(plain)) breaches.push({ file: path, rule: 'the window knows only relative addresses' })
  if (path.startsWith('src-renderer/') && path.endsWith('.tsx') && /[\u4e00-\u9fff]/u.test(plain)) breaches.push({ file: path, rule: 'texts of the window come from the catalogues' })
  if (source.split('\n').length > 400) breaches.push({ file: path, rule: 'one file, one concept: at most 400 lines' })
  if (/(^|\/)(utils?|helpers?|manager|common|misc)(\/|\.)/u.test(path)) breaches.push({ file: path, rule: 'a name that says nothing' })
  return breaches
}
