import type { Affine, ClipRegion } from '../../contract/reader.ts'
import { affineOf, after, boxOf, moveBy, type Box } from './numbers.ts'
import { svgPath } from './path-data.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml-tree.ts'

/**
 * What of an object is shown (GB/T 33190-2016, 8.4 and 8.5): inside every one of the regions, each of which is all of its
 * paths together. Their units count from the corner of the boundary of the object; a part may have a matrix of its own.
 * Null where a region cannot be read, cuts by the shape of letters, or would leave nothing of the object: it is then
 * drawn whole, so that nothing of the original is hidden by a clip read wrongly.
 */
export function clipsOf(object: XmlElement, place: Affine): readonly ClipRegion[] | null {
  const clips = childNamed(object, 'Clips')
  if (clips === undefined) return []
  const boundary = boxOf(object.attributes.get('Boundary'))
  const corner = after(place, moveBy(boundary?.x ?? 0, boundary?.y ?? 0))
  const regions: ClipRegion[] = []
  for (const clip of childrenNamed(clips, 'Clip')) {
    const region: { path: string; place: Affine; evenOdd: boolean }[] = []
    for (const area of childrenNamed(clip, 'Area')) {
      if (childNamed(area, 'Text') !== undefined) return null
      const own = affineOf(area.attributes.get('CTM'))
      for (const path of childrenNamed(area, 'Path')) {
        const at = boxOf(path.attributes.get('Boundary'))
        const data = svgPath(childNamed(path, 'AbbreviatedData')?.text ?? '')
        const inObject = after(own, after(moveBy(at?.x ?? 0, at?.y ?? 0), affineOf(path.attributes.get('CTM'))))
        const around = boxAround(data, inObject)
        if (around === null || (boundary !== null && !meets(around, boundary))) continue
        region.push({ path: data, place: after(corner, inObject), evenOdd: path.attributes.get('Rule') === 'Even-Odd' })
      }
    }
    if (region.length === 0) return null
    regions.push(region)
  }
  return regions
}

/** Whether a box of the object, counted from its corner, has anything of it. */
const meets = (box: Box, boundary: Box): boolean => box.x < boundary.width && box.y < boundary.height && box.x + box.width > 0 && box.y + box.height > 0

/** Around the points of a path, those that only bend it among them; null where it encloses nothing. */
function boxAround(data: string, place: Affine): Box | null {
  const [a, b, c, d, e, f] = place
  const points: (readonly [x: number, y: number])[] = []
  for (const [, command = '', numbers = ''] of data.matchAll(/([A-Z])([^A-Z]*)/gu)) {
    const values = numbers.trim().split(/\s+/u).filter((part) => part !== '').map(Number)
    // Of an arc only its end is a point; its radii reach at most so far beside it.
    const [rx = 0, ry = 0] = command === 'A' ? values : []
    const ends = command === 'A' ? values.slice(5) : values
    for (let at = 0; at + 1 < ends.length; at += 2) {
      const [x = 0, y = 0] = [ends[at], ends[at + 1]]
      for (const [dx, dy] of command === 'A' ? [[-2 * rx, -2 * ry], [2 * rx, 2 * ry]] as const : [[0, 0]] as const) points.push([a * (x + dx) + c * (y + dy) + e, b * (x + dx) + d * (y + dy) + f])
    }
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const box = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
  return points.length > 2 && box.width > 0 && box.height > 0 ? box : null
}
