import type { Affine, PageItem, Paint, Stroke } from '../../contract/reader.ts'
import { clipsOf } from './clips.ts'
import { affineOf, after, boxOf, moveBy, numberOf, numbersOf } from './numbers.ts'
import { svgPath } from './path-data.ts'
import { colourOf, type OfdResources } from './resources.ts'
import { placeCharacters } from './text-positions.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml-tree.ts'

/** What drawing a page needs and collects. */
export interface Drawing {
  readonly resources: OfdResources
  /** The source of a picture is its place in the container until the page is finished. */
  readonly items: PageItem[]
  readonly undrawn: Set<string>
}

const DEEPEST = 40
const MOST_ITEMS = 200_000
/** Width of a line that states none (GB/T 33190-2016, 8.2), in millimetres. */
const USUAL_LINE = 0.353

/** Draws layers, blocks and groups into the list, in their order. `place` maps their units to millimetres of the page. */
export function drawContent(element: XmlElement, place: Affine, drawing: Drawing, parameters: XmlElement | undefined = undefined, depth = 0): void {
  if (depth > DEEPEST) return void drawing.undrawn.add('depth')
  for (const child of element.children) {
    if (drawing.items.length >= MOST_ITEMS) return void drawing.undrawn.add('objects')
    const clips = clipsOf(child, place)
    if (clips === null) drawing.undrawn.add('clip')
    const first = drawing.items.length
    switch (child.name) {
      case 'Content':
      case 'Layer':
      case 'PageBlock':
        drawContent(child, place, drawing, parametersOf(child, drawing) ?? parameters, depth + 1)
        break
      case 'TextObject':
        drawText(child, place, drawing, parameters)
        break
      case 'PathObject':
        drawPath(child, place, drawing, parameters)
        break
      case 'ImageObject':
        drawImage(child, place, drawing)
        break
      case 'CompositeObject': {
        const group = drawing.resources.groups.get(child.attributes.get('ResourceID') ?? '')
        const content = childNamed(group, 'Content')
        if (content === undefined) drawing.undrawn.add('group')
        else if (isVisible(child)) drawContent(content, placeOf(child, place), drawing, parametersOf(child, drawing) ?? parameters, depth + 1)
        break
      }
      default:
    }
    if (clips !== null && clips.length > 0) for (const [index, item] of drawing.items.slice(first).entries()) drawing.items[first + index] = { ...item, clips: [...clips, ...(item.clips ?? [])] }
  }
}

const isVisible = (object: XmlElement): boolean => object.attributes.get('Visible') !== 'false'

/** Units of an object -> millimetres of the page: its own matrix, then the corner of its boundary. */
function placeOf(object: XmlElement, place: Affine): Affine {
  const boundary = boxOf(object.attributes.get('Boundary'))
  return after(place, after(moveBy(boundary?.x ?? 0, boundary?.y ?? 0), affineOf(object.attributes.get('CTM'))))
}

const parametersOf = (element: XmlElement, { resources }: Drawing): XmlElement | undefined => resources.drawParameters.get(element.attributes.get('DrawParam') ?? '')

/** A fact of an object: its own, or that of the way of drawing it names, or of those that this one follows. */
function inherited<T>(object: XmlElement, drawing: Drawing, parameters: XmlElement | undefined, read: (element: XmlElement) => T | undefined): T | undefined {
  let next: XmlElement | undefined = object
  let way = parametersOf(object, drawing) ?? parameters
  for (let depth = 0; next !== undefined && depth < DEEPEST; depth += 1) {
    const value = read(next)
    if (value !== undefined) return value
    next = way
    way = way === undefined ? undefined : drawing.resources.drawParameters.get(way.attributes.get('Relative') ?? '')
  }
  return undefined
}

function paintOf(object: XmlElement, drawing: Drawing, parameters: XmlElement | undefined, name: 'FillColor' | 'StrokeColor'): Paint | null {
  const element = inherited(object, drawing, parameters, (each) => childNamed(each, name))
  const colour = element === undefined ? '#000000' : colourOf(element, drawing.resources.colourSpaces)
  if (colour === null) {
    if (element !== undefined && element.children.length > 0) drawing.undrawn.add('pattern')
    return element?.attributes.get('Value') === undefined ? null : { colour: '#000000', opacity: opacityOf(object, element) }
  }
  return { colour, opacity: opacityOf(object, element) }
}

const opacityOf = (object: XmlElement, colour: XmlElement | undefined): number =>
  [object, colour].reduce((opacity, each) => opacity * Math.min(1, Math.max(0, (numberOf(each?.attributes.get('Alpha')) ?? 255) / 255)), 1)

function strokeOf(object: XmlElement, drawing: Drawing, parameters: XmlElement | undefined): Stroke | null {
  const paint = paintOf(object, drawing, parameters, 'StrokeColor')
  if (paint === null) return null
  const fact = (name: string): string | undefined => inherited(object, drawing, parameters, (each) => each.attributes.get(name))
  const cap = { Round: 'round', Square: 'square' } as const
  const join = { Round: 'round', Bevel: 'bevel' } as const
  return {
    ...paint,
    width: Math.max(0, numberOf(fact('LineWidth')) ?? USUAL_LINE),
    dashes: numbersOf(fact('DashPattern')).filter((dash) => dash >= 0),
    cap: cap[fact('Cap') as keyof typeof cap] ?? 'butt',
    join: join[fact('Join') as keyof typeof join] ?? 'miter',
  }
}

function drawText(object: XmlElement, place: Affine, drawing: Drawing, parameters: XmlElement | undefined): void {
  if (!isVisible(object)) return
  const { attributes } = object
  const size = numberOf(attributes.get('Size')) ?? 0
  const stretch = numberOf(attributes.get('HScale')) ?? 1
  const weight = numberOf(attributes.get('Weight')) ?? 400
  const turn = numberOf(attributes.get('CharDirection')) ?? 0
  const item = {
    kind: 'text' as const, place: placeOf(object, place), size: size > 0 ? size : 3.5, stretch: stretch > 0 ? stretch : 1, turn,
    font: drawing.resources.fonts.get(attributes.get('Font') ?? '') ?? ('serif' as const), bold: weight >= 600, italic: attributes.get('Italic') === 'true',
    fill: attributes.get('Fill') === 'false' ? null : paintOf(object, drawing, parameters, 'FillColor'),
    stroke: attributes.get('Stroke') === 'true' ? strokeOf(object, drawing, parameters) : null,
  }
  for (const characters of placeCharacters(childrenNamed(object, 'TextCode'), item.size, item.stretch, numberOf(attributes.get('ReadDirection')) ?? 0)) {
    if (characters.length > 0) drawing.items.push({ ...item, characters })
  }
}

function drawPath(object: XmlElement, place: Affine, drawing: Drawing, parameters: XmlElement | undefined): void {
  const path = svgPath(childNamed(object, 'AbbreviatedData')?.text ?? '')
  if (!isVisible(object) || path === '') return
  drawing.items.push({
    kind: 'path', place: placeOf(object, place), path, evenOdd: object.attributes.get('Rule') === 'Even-Odd',
    fill: object.attributes.get('Fill') === 'true' ? paintOf(object, drawing, parameters, 'FillColor') : null,
    stroke: object.attributes.get('Stroke') === 'false' ? null : strokeOf(object, drawing, parameters),
  })
}

function drawImage(object: XmlElement, place: Affine, drawing: Drawing): void {
  if (!isVisible(object)) return
  const media = drawing.resources.media.get(object.attributes.get('ResourceID') ?? '')
  if (media === undefined) return void drawing.undrawn.add(`image ${object.attributes.get('ResourceID') ?? ''}`)
  const boundary = boxOf(object.attributes.get('Boundary'))
  // Without a matrix of its own the picture fills its boundary.
  const own = object.attributes.get('CTM') === undefined && boundary !== null ? after(after(place, moveBy(boundary.x, boundary.y)), [boundary.width, 0, 0, boundary.height, 0, 0]) : placeOf(object, place)
  drawing.items.push({ kind: 'image', place: own, source: media, opacity: opacityOf(object, undefined) })
}
