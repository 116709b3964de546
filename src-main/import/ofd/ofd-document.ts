import type { Affine, FixedPage, PageItem } from '../../contract/reader.ts'
import { after, boxOf, moveBy, type Box } from './numbers.ts'
import { folderOf, openOfdPackage, placeIn, type OfdPackage } from './ofd-package.ts'
import { drawContent, type Drawing } from './page-content.ts'
import { readResources, type OfdResources } from './resources.ts'
import { sealPicture } from './seal.ts'
import { childNamed, childrenNamed, descendants, factOf, type XmlElement } from './xml-tree.ts'

/** A page before it is drawn. */
interface PageEntry {
  readonly id: string
  readonly place: string
  readonly document: DocumentParts
}

interface DocumentParts {
  readonly folder: string
  readonly root: XmlElement
  readonly resources: OfdResources
  readonly templates: ReadonlyMap<string, { readonly place: string; readonly background: boolean }>
  readonly area: Box | null
  /** Annotations and seals by the number of their page, each with the box of the page it fills. */
  readonly stamps: ReadonlyMap<string, readonly Stamp[]>
}

interface Stamp {
  readonly box: Box
  readonly appearance: XmlElement | null
  readonly seal: { readonly form: string; readonly bytes: Uint8Array } | null
}

export interface OfdDocument {
  readonly pages: number
  /** Draws a page, 1-based; null where there is none. Pictures are left out where only its text is wanted. */
  page(number: number, pictures?: boolean): Promise<FixedPage | null>
}

/** More pages than any volume has: a hostile document names one page again and again. */
const MAX_PAGES = 20_000
/** Seals hold a document of their own, which holds no further seals. */
const DEEPEST_SEAL = 1
const A4: Box = { x: 0, y: 0, width: 210, height: 297 }

/** Opens an OFD (GB/T 33190-2016). Throws where the container breaks its limits; a document without pages has 0. */
export async function openOfd(bytes: Uint8Array, depth = 0): Promise<OfdDocument> {
  const parts = await openOfdPackage(bytes)
  const entries: PageEntry[] = []
  const root = await parts.xml('OFD.xml')
  for (const body of childrenNamed(root, 'DocBody')) {
    const place = factOf(body, 'DocRoot')
    const document = place === undefined ? null : await readDocument(parts, placeIn('', place), factOf(body, 'Signatures'), depth)
    if (document === null) continue
    for (const page of childrenNamed(childNamed(document.root, 'Pages'), 'Page')) {
      const at = page.attributes.get('BaseLoc')
      if (at !== undefined && entries.length < MAX_PAGES) entries.push({ id: page.attributes.get('ID') ?? '', place: placeIn(document.folder, at), document })
    }
  }
  return {
    pages: entries.length,
    async page(number, pictures = true) {
      const entry = entries[number - 1]
      return entry === undefined ? null : drawPage(parts, entry, number, pictures, depth)
    },
  }
}

async function readDocument(parts: OfdPackage, place: string, signatures: string | undefined, depth: number): Promise<DocumentParts | null> {
  const root = await parts.xml(place)
  if (root === null) return null
  const folder = folderOf(place)
  const shared = childNamed(root, 'CommonData')
  const resources = await readResources(parts, [...childrenNamed(shared, 'PublicRes'), ...childrenNamed(shared, 'DocumentRes')].map((each) => placeIn(folder, each.text)))
  const templates = new Map(childrenNamed(shared, 'TemplatePage').map((each) => [each.attributes.get('ID') ?? '', { place: placeIn(folder, each.attributes.get('BaseLoc') ?? ''), background: each.attributes.get('ZOrder') !== 'Foreground' }]))
  const stamps = new Map<string, Stamp[]>()
  const add = (page: string, stamp: Stamp): void => void stamps.set(page, [...(stamps.get(page) ?? []), stamp])
  await readAnnotations(parts, folder, factOf(root, 'Annotations'), add)
  if (signatures !== undefined && depth < DEEPEST_SEAL) await readSeals(parts, placeIn('', signatures), add)
  return { folder, root, resources, templates, area: areaOf(childNamed(shared, 'PageArea')), stamps }
}

const areaOf = (area: XmlElement | undefined): Box | null => boxOf(factOf(area, 'PhysicalBox')) ?? boxOf(factOf(area, 'ApplicationBox'))

async function readAnnotations(parts: OfdPackage, folder: string, listed: string | undefined, add: (page: string, stamp: Stamp) => void): Promise<void> {
  if (listed === undefined) return
  const place = placeIn(folder, listed)
  for (const page of childrenNamed(await parts.xml(place), 'Page')) {
    const file = factOf(page, 'FileLoc')
    const own = file === undefined ? null : await parts.xml(placeIn(folderOf(place), file))
    for (const annotation of own === null ? [] : descendants(own, 'Annot')) {
      const appearance = childNamed(annotation, 'Appearance')
      const box = boxOf(appearance?.attributes.get('Boundary'))
      if (appearance !== undefined && box !== null && annotation.attributes.get('Visible') !== 'false') add(page.attributes.get('PageID') ?? '', { box, appearance, seal: null })
    }
  }
}

/** Seals that signatures put on pages; the picture lies in the seal, or in the signed value that holds the seal. */
async function readSeals(parts: OfdPackage, place: string, add: (page: string, stamp: Stamp) => void): Promise<void> {
  for (const listed of childrenNamed(await parts.xml(place), 'Signature')) {
    const at = placeIn(folderOf(place), listed.attributes.get('BaseLoc') ?? '')
    const signature = await parts.xml(at)
    const info = childNamed(signature, 'SignedInfo')
    const places = [factOf(childNamed(info, 'Seal'), 'BaseLoc'), factOf(signature, 'SignedValue')].flatMap((each) => (each === undefined ? [] : [placeIn(folderOf(at), each)]))
    let seal: Stamp['seal'] = null
    for (const each of places) {
      const bytes = seal === null ? await parts.bytes(each) : null
      if (bytes !== null) seal = sealPicture(bytes)
    }
    for (const stamp of childrenNamed(info, 'StampAnnot')) {
      const box = boxOf(stamp.attributes.get('Boundary'))
      if (box !== null) add(stamp.attributes.get('PageRef') ?? '', { box, appearance: null, seal })
    }
  }
}

async function drawPage(parts: OfdPackage, entry: PageEntry, number: number, withPictures: boolean, depth: number): Promise<FixedPage> {
  const { document } = entry
  const root = await parts.xml(entry.place)
  const ownResources = childrenNamed(root, 'PageRes').map((each) => placeIn(folderOf(entry.place), each.text))
  const resources = ownResources.length === 0 ? document.resources : await readResources(parts, ownResources, document.resources)
  const area = areaOf(childNamed(root, 'Area')) ?? document.area ?? A4
  const drawing: Drawing = { resources, items: [], undrawn: new Set(root === null ? ['page'] : []) }
  const place = moveBy(-area.x, -area.y)
  const named = childrenNamed(root, 'Template').map((each) => document.templates.get(each.attributes.get('TemplateID') ?? ''))
  const draw = async (template: (typeof named)[number]): Promise<void> => {
    const content = template === undefined ? null : await parts.xml(template.place)
    if (content === null) drawing.undrawn.add('template')
    else drawContent(content, place, drawing)
  }
  for (const template of named) if (template?.background !== false) await draw(template)
  if (root !== null) drawContent(root, place, drawing)
  for (const template of named) if (template?.background === false) await draw(template)
  for (const stamp of document.stamps.get(entry.id) ?? []) await drawStamp(stamp, place, drawing, depth)
  const items = withPictures ? await withSources(parts, drawing) : drawing.items.filter((item) => item.kind !== 'image')
  return { page: number, width: area.width, height: area.height, items, undrawn: [...drawing.undrawn] }
}

async function drawStamp({ box, appearance, seal }: Stamp, place: Affine, drawing: Drawing, depth: number): Promise<void> {
  const corner = after(place, moveBy(box.x, box.y))
  if (appearance !== null) return drawContent(appearance, corner, drawing)
  const fill: Affine = after(corner, [box.width, 0, 0, box.height, 0, 0])
  const source = seal === null ? null : dataAddress(seal.bytes)
  if (source !== null) return void drawing.items.push({ kind: 'image', place: fill, source, opacity: 1 })
  const inner = seal?.form === 'ofd' ? await (await openOfd(seal.bytes, depth + 1)).page(1) : null
  if (inner === null || inner.width <= 0 || inner.height <= 0) return void drawing.undrawn.add('seal')
  const scaled = after(corner, [box.width / inner.width, 0, 0, box.height / inner.height, 0, 0])
  for (const item of inner.items) drawing.items.push({ ...item, place: after(scaled, item.place) })
}

/** The objects with their pictures as `data:` addresses; a picture in a form that browsers do not show is named as not drawn. */
async function withSources(parts: OfdPackage, drawing: Drawing): Promise<readonly PageItem[]> {
  const sources = new Map<string, string | null>()
  const items: PageItem[] = []
  for (const item of drawing.items) {
    if (item.kind !== 'image' || item.source.startsWith('data:')) {
      items.push(item)
      continue
    }
    let source = sources.get(item.source)
    if (source === undefined) {
      const bytes = await parts.bytes(item.source)
      source = bytes === null ? null : dataAddress(bytes)
      sources.set(item.source, source)
    }
    if (source === null) drawing.undrawn.add(item.source)
    else items.push({ ...item, source })
  }
  return items
}

const SHOWN: readonly (readonly [start: string, mediaType: string])[] = [['\x89PNG', 'image/png'], ['\xff\xd8\xff', 'image/jpeg'], ['GIF8', 'image/gif'], ['BM', 'image/bmp'], ['RIFF', 'image/webp']]

function dataAddress(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const start = buffer.toString('latin1', 0, 4)
  const type = SHOWN.find(([mark]) => start.startsWith(mark))?.[1]
  return type === undefined ? null : `data:${type};base64,${buffer.toString('base64')}`
}
