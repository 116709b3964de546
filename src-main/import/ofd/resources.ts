import type { FontStyle } from '../../contract/reader.ts'
import { folderOf, placeIn, type OfdPackage } from './ofd-package.ts'
import { numbersOf } from './numbers.ts'
import { childNamed, childrenNamed, descendants, factOf, type XmlElement } from './xml-tree.ts'

/** What pages refer to by number: fonts, colour spaces, ways of drawing, pictures, groups. */
export interface OfdResources {
  readonly fonts: ReadonlyMap<string, FontStyle>
  /** Number of components of a colour space: 1 grey, 3 RGB, 4 CMYK. */
  readonly colourSpaces: ReadonlyMap<string, number>
  readonly drawParameters: ReadonlyMap<string, XmlElement>
  /** Place of the bytes in the container. */
  readonly media: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, XmlElement>
}

interface Filling {
  readonly fonts: Map<string, FontStyle>
  readonly colourSpaces: Map<string, number>
  readonly drawParameters: Map<string, XmlElement>
  readonly media: Map<string, string>
  readonly groups: Map<string, XmlElement>
}

/** Reads the resource parts in turn; a later one with the same number wins, as the page's own does. */
export async function readResources(parts: OfdPackage, places: readonly string[], before?: OfdResources): Promise<OfdResources> {
  const filling: Filling = {
    fonts: new Map(before?.fonts), colourSpaces: new Map(before?.colourSpaces), drawParameters: new Map(before?.drawParameters),
    media: new Map(before?.media), groups: new Map(before?.groups),
  }
  for (const place of places) {
    const root = await parts.xml(place)
    if (root !== null) fill(filling, root, folderOf(place))
  }
  return filling
}

function fill(filling: Filling, root: XmlElement, folder: string): void {
  const base = placeIn(folder, root.attributes.get('BaseLoc') ?? '')
  const each = (name: string, take: (id: string, element: XmlElement) => void): void => {
    for (const element of descendants(root, name)) {
      const id = element.attributes.get('ID')
      if (id !== undefined) take(id, element)
    }
  }
  each('Font', (id, element) => filling.fonts.set(id, styleOfFont(`${element.attributes.get('FontName') ?? ''} ${element.attributes.get('FamilyName') ?? ''}`)))
  each('ColorSpace', (id, element) => filling.colourSpaces.set(id, { GRAY: 1, RGB: 3, CMYK: 4 }[(element.attributes.get('Type') ?? '').toUpperCase()] ?? 3))
  each('DrawParam', (id, element) => filling.drawParameters.set(id, element))
  each('MultiMedia', (id, element) => {
    const file = factOf(element, 'MediaFile')
    if (file !== undefined) filling.media.set(id, placeIn(base, file))
  })
  each('CompositeGraphicUnit', (id, element) => filling.groups.set(id, element))
}

/** Black letter and round hand names stand for sans; Song, Fang Song and Kai for serif, as most official letters are set. */
const styleOfFont = (name: string): FontStyle => (/hei|黑|yuan|圆|gothic|arial|helvetica|calibri|sans|segoe|verdana|微软|courier|consol|mono/iu.test(name) ? 'sans' : 'serif')

/** A colour as written (`#ee #20 #25`, `255 0 0`, grey, CMYK) as `#rrggbb`; null where it is none. */
export function colourOf(element: XmlElement | undefined, spaces: OfdResources['colourSpaces']): string | null {
  if (element === undefined) return null
  const value = element.attributes.get('Value')
  const shading = childNamed(element, 'AxialShd') ?? childNamed(element, 'RadialShd')
  if (value === undefined && shading !== undefined) {
    // A gradient is shown in the colour it begins with.
    return colourOf(childNamed(childrenNamed(shading, 'Segment')[0], 'Color'), spaces)
  }
  const parts = (value ?? '').trim().split(/[\s,]+/u).filter((part) => part !== '')
  const numbers = parts.some((part) => part.startsWith('#')) ? parts.map((part) => Number.parseInt(part.replace('#', ''), 16)) : [...numbersOf(value)]
  if (numbers.length === 0 || numbers.some((number) => !Number.isFinite(number))) return null
  const byte = (number: number): string => Math.round(Math.min(255, Math.max(0, number))).toString(16).padStart(2, '0')
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  const count = numbers.length >= 3 ? (spaces.get(element.attributes.get('ColorSpace') ?? '') === 4 || numbers.length >= 4 ? 4 : 3) : 1
  if (count === 1) return `#${byte(a)}${byte(a)}${byte(a)}`
  if (count === 3) return `#${byte(a)}${byte(b)}${byte(c)}`
  const ink = (cyan: number): number => 255 * (1 - Math.min(255, cyan) / 255) * (1 - Math.min(255, d) / 255)
  return `#${byte(ink(a))}${byte(ink(b))}${byte(ink(c))}`
}
