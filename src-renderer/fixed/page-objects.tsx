import { memo, useId } from 'react'
import type { ReactNode } from 'react'
import type { ClipRegion, FixedPage, PageItem, Stroke } from '../../src-main/contract/reader.ts'
import type { PlacedWords } from '../pdf/placed-text.tsx'
import type { Turn } from '../pdf/page-layout.ts'

type TextItem = Extract<PageItem, { kind: 'text' }>

/** The objects of a page as a picture; turned with the page. Its words are laid over it once more for selecting, so it is none for readers. */
export const PageObjects = memo(function PageObjects({ page, turn }: { readonly page: FixedPage; readonly turn: Turn }) {
  const { width, height } = page
  const sideways = turn % 180 !== 0
  const turned: Readonly<Record<Turn, string>> = { 0: '', 90: `translate(${height} 0) rotate(90)`, 180: `translate(${width} ${height}) rotate(180)`, 270: `translate(0 ${width}) rotate(270)` }
  return (
    <svg className="fixed-picture" viewBox={`0 0 ${sideways ? height : width} ${sideways ? width : height}`} aria-hidden="true">
      <g transform={turned[turn]}>{page.items.map((item, index) => <Clipped key={index} clips={item.clips ?? []}><PageObject item={item} /></Clipped>)}</g>
    </svg>
  )
})

const matrix = (place: readonly number[]): string => `matrix(${place.join(' ')})`

const strokeOf = (stroke: Stroke | null) => (stroke === null ? { stroke: 'none' } : {
  stroke: stroke.colour, strokeOpacity: stroke.opacity, strokeWidth: stroke.width, strokeLinecap: stroke.cap, strokeLinejoin: stroke.join,
  ...(stroke.dashes.length === 0 ? {} : { strokeDasharray: stroke.dashes.join(' ') }),
})

/** What lies inside all regions of what is drawn; one frame around the other, each cutting by one of them. */
function Clipped({ clips, children }: { readonly clips: readonly ClipRegion[]; readonly children: ReactNode }) {
  const id = useId().replaceAll(/\W/gu, '')
  return clips.reduce<ReactNode>((inner, region, index) => (
    <>
      <clipPath id={`clip-${id}-${index}`} clipPathUnits="userSpaceOnUse">
        {region.map((each, part) => <path key={part} d={each.path} transform={matrix(each.place)} clipRule={each.evenOdd ? 'evenodd' : 'nonzero'} />)}
      </clipPath>
      <g clipPath={`url(#clip-${id}-${index})`}>{inner}</g>
    </>
  ), children)
}

function PageObject({ item }: { readonly item: PageItem }) {
  switch (item.kind) {
    case 'image': return <image href={item.source} width={1} height={1} preserveAspectRatio="none" transform={matrix(item.place)} opacity={item.opacity} />
    case 'path': return <path d={item.path} transform={matrix(item.place)} fill={item.fill?.colour ?? 'none'} fillOpacity={item.fill?.opacity} fillRule={item.evenOdd ? 'evenodd' : 'nonzero'} {...strokeOf(item.stroke)} />
    case 'text': {
      // Characters are as wide as the stretch says, and stand where the document puts them.
      const transform = item.stretch === 1 ? matrix(item.place) : `${matrix(item.place)} scale(${item.stretch} 1)`
      const shared = { fill: item.fill?.colour ?? 'none', fillOpacity: item.fill?.opacity, ...strokeOf(item.stroke) }
      return (
        <g transform={transform} className={`fixed-${item.font}`} fontSize={item.size} fontWeight={item.bold ? 600 : 400} {...shared}>
          {item.characters.map((each, index) => {
            const x = each.x / item.stretch
            return each.text.trim() === '' ? null : <text key={index} x={x} y={each.y} {...(item.turn === 0 ? {} : { transform: `rotate(${item.turn} ${x} ${each.y})` })}>{each.text}</text>
          })}
        </g>
      )
    }
  }
}

const POINTS_PER_MM = 72 / 25.4
/** Share of the type size that stands above the base line. */
const ASCENT = 0.86

/**
 * Words of a page with their boxes, in points, in the order of its text. Those of a text code that stand on one base
 * line are one piece; where they do not, as in a column from above, each character is its own.
 */
export function wordsOf(page: FixedPage): readonly PlacedWords[] {
  return page.items.flatMap((item) => (item.kind !== 'text' ? [] : isOneLine(item) ? [boxOf(item, item.characters)] : item.characters.map((each) => boxOf(item, [each]))))
}

const isOneLine = ({ place, characters, turn }: TextItem): boolean => {
  const first = characters[0]
  return turn === 0 && place[1] === 0 && place[2] === 0 && place[0] > 0 && place[3] > 0 && characters.every((each, index) => each.y === first?.y && each.x >= (characters[index - 1]?.x ?? each.x))
}

function boxOf({ place, size, stretch }: TextItem, characters: TextItem['characters']): PlacedWords {
  const [a, b, c, d, e, f] = place
  const [first, last] = [characters[0], characters.at(-1)]
  const usual = (text: string): number => ((text.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1) * size * stretch
  const left = first?.x ?? 0
  const right = (last?.x ?? 0) + usual(last?.text ?? '')
  const top = (first?.y ?? 0) - ASCENT * size
  const corners = [[left, top], [right, top], [left, top + size], [right, top + size]].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const [x, y] = [Math.min(...corners.map(([each]) => each)), Math.min(...corners.map(([, each]) => each))]
  return {
    text: characters.map((each) => each.text).join(''), x: x * POINTS_PER_MM, y: y * POINTS_PER_MM,
    width: (Math.max(...corners.map(([each]) => each)) - x) * POINTS_PER_MM, height: (Math.max(...corners.map(([, each]) => each)) - y) * POINTS_PER_MM,
  }
}

/** Size of a page in points, in which marks on it are kept. */
export const sizeOf = (page: FixedPage): { readonly width: number; readonly height: number } => ({ width: page.width * POINTS_PER_MM, height: page.height * POINTS_PER_MM })
