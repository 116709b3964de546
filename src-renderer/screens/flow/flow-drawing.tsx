import { memo, useEffect, useId, useMemo, useRef } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowEdgeRecord, FlowNodeRecord, FlowPicture } from '../../../src-main/contract/ledger.ts'
import { showAmount } from '../money/amount-text.ts'
import { accountLines, endName, fitText, relationNote, shortEnd, textWidth } from './end-name.ts'
import { BAR } from './flow-layout.ts'
import type { EdgeBand, FlowLayout, NodeBox } from './flow-layout.ts'
import { edgesInOrder, isWalkKey, walk } from './flow-walk.ts'
import type { Chosen } from './flow-walk.ts'
import { shareOf } from './share-of.ts'

interface FlowDrawingProps {
  readonly picture: FlowPicture
  readonly layout: FlowLayout
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onOpen: (chosen: Chosen) => void
  readonly onFollow: (chosen: Chosen) => void
  readonly svg: Ref<SVGSVGElement>
}

const TOP = 6

/** Who paid whom. One stop for Tab; arrow keys walk from edge to end and on, and readers hear the sums of each. */
export function FlowDrawing({ picture, layout, chosen, onChoose, onOpen, onFollow, svg }: FlowDrawingProps) {
  const { t } = useTranslation()
  const id = useId()
  // Worked out once for a picture, because every press of a key draws anew.
  const { nodes, edges, bands, order, places } = useMemo(() => ({
    nodes: new Map(picture.nodes.map((node) => [node.id, node])),
    edges: new Map(picture.edges.map((edge) => [edge.id, edge])),
    bands: new Map(layout.bands.map((band) => [band.id, band])),
    order: edgesInOrder(layout),
    places: { edge: new Map(edgesInOrder(layout).map((each, index) => [each, index])), node: new Map([...layout.boxes.keys()].map((each, index) => [each, index])) },
  }), [picture, layout])
  const names = useMemo(() => new Map(picture.nodes.map((node) => [node.id, endName(node, t)])), [picture, t])
  const optionId = (each: Chosen): string => `${id}${each.kind}${places[each.kind].get(each.id) ?? ''}`
  const name = (end: string): string => names.get(end) ?? end
  const marked = useRef<SVGGElement | null>(null)
  // An edge may be longer than the window is high: what is brought into view is the end that it leads to.
  const shown = chosen === null ? null : chosen.kind === 'node' ? chosen.id : farEnd(edges.get(chosen.id), layout)
  useEffect(() => { marked.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }) }, [shown])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (isWalkKey(event.key)) {
      const next = walk(layout, picture.edges, chosen, event.key)
      if (next !== null) onChoose(next)
    } else if (event.key === 'Enter' && chosen !== null) onOpen(chosen)
    else if (event.code === 'KeyF' && chosen !== null) onFollow(chosen)
    else return
    event.preventDefault()
  }
  const label = (edge: FlowEdgeRecord): string =>
    t(edge.from === edge.to ? 'flow-window.edge.insideLabel' : 'flow-window.edge.label', {
      from: name(edge.from), to: name(edge.to), n: edge.count, total: showAmount(edge.total), first: edge.first, last: edge.last,
    })
  return (
    <div
      className="flow-box" role="listbox" tabIndex={0} aria-label={t('flow-window.picture.label', { nodes: picture.nodes.length, edges: picture.edges.length })}
      aria-activedescendant={chosen === null ? undefined : optionId(chosen)} onKeyDown={onKeyDown}
      onFocus={() => {
        const [first] = order
        if (chosen === null && first !== undefined) onChoose({ kind: 'edge', id: first })
      }}
    >
      <svg ref={svg} className="flow" role="presentation" width={layout.width} height={layout.height + TOP * 2} viewBox={`0 ${-TOP} ${layout.width} ${layout.height + TOP * 2}`}>
        {order.map((edgeName) => {
          const [edge, band] = [edges.get(edgeName), bands.get(edgeName)]
          if (edge === undefined || band === undefined) return null
          const selected = chosen?.kind === 'edge' && chosen.id === edgeName
          const touched = chosen?.kind === 'node' && (edge.from === chosen.id || edge.to === chosen.id)
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are taken by the list around it
            <g key={edgeName} id={optionId({ kind: 'edge', id: edgeName })} role="option" tabIndex={-1} aria-selected={selected} aria-label={label(edge)}
              onClick={() => onChoose({ kind: 'edge', id: edgeName })} onDoubleClick={() => onOpen({ kind: 'edge', id: edgeName })}>
              <title>{label(edge)}</title>
              <Band band={band} edge={edge} look={selected ? 'sel' : touched ? 'lit' : ''} />
            </g>
          )
        })}
        {[...layout.boxes.values()].map((box) => {
          const node = nodes.get(box.id)
          if (node === undefined) return null
          const selected = chosen?.kind === 'node' && chosen.id === box.id
          const sums = { name: name(box.id), in: showAmount(node.in), out: showAmount(node.out) }
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are taken by the list around it
            <g key={box.id} ref={box.id === shown ? marked : undefined} id={optionId({ kind: 'node', id: box.id })} role="option" tabIndex={-1} aria-selected={selected} aria-label={t('flow-window.node.label', sums)}
              onClick={() => onChoose({ kind: 'node', id: box.id })} onDoubleClick={() => onOpen({ kind: 'node', id: box.id })}>
              <title>{t('flow-window.node.label', sums)}</title>
              <End box={box} node={node} selected={selected} focused={picture.focus.includes(box.id)} />
            </g>
          )
        })}
        {layout.headings.map((heading) => {
          const chief = heading.chief === null ? undefined : nodes.get(heading.chief)
          const words = (name: string): string => t(`flow-window.group.${heading.side}`, { name, n: heading.count })
          const room = heading.width - textWidth(words(''))
          const [x, anchor] = heading.side === 'first' ? [heading.width, 'end' as const] : [heading.x, 'start' as const]
          return (
            <text key={heading.id} aria-hidden="true" className="ng halo" textAnchor={anchor} x={x} y={heading.y + 18}>
              {chief === undefined ? t(`flow-window.group.${heading.side}Others`, { n: heading.count }) : words(fitText(shortEnd(chief, t), room))}
            </text>
          )
        })}
      </svg>
    </div>
  )
}

/** The end of an edge that tells it from its neighbours: the one at the side of the picture, else the one it leads to. */
function farEnd(edge: FlowEdgeRecord | undefined, layout: FlowLayout): string | null {
  if (edge === undefined) return null
  return layout.boxes.get(edge.to)?.place !== 'last' && layout.boxes.get(edge.from)?.place === 'first' ? edge.from : edge.to
}

/** The part in the restriction period lies under the rest of the band, in its own colour. */
const Band = memo(function Band({ band, edge, look }: { readonly band: EdgeBand; readonly edge: FlowEdgeRecord; readonly look: 'sel' | 'lit' | '' }) {
  const during = shareOf(edge.periods.find((each) => each.kind === 'restriction')?.total ?? '0.00', edge.total)
  const t = band.thickness
  const back = `${band.back ? ' back' : ''}${look === '' ? '' : ' lit'}`
  const [before, after] = [t * (1 - during), t * during]
  return (
    <>
      <path className="rib-hit" d={course(band, 0)} strokeWidth={Math.max(12, t)} />
      {look === 'sel' && <path className="rib-sel" d={course(band, 0)} strokeWidth={t + 3} />}
      {before > 0 && <path className={`rib${back}`} d={course(band, -after / 2)} strokeWidth={before} />}
      {after > 0 && <path className={`rib r${back}`} d={course(band, before / 2)} strokeWidth={after} />}
    </>
  )
})

function course({ fromX, fromY, toX, toY, back, inside }: EdgeBand, shift: number): string {
  if (inside) return `M${round(fromX)} ${round(fromY)}c22 -16 -28 -16 -7 0`
  const bend = back ? 70 : (toX - fromX) / 2
  return `M${round(fromX)} ${round(fromY + shift)}C${round(fromX + bend)} ${round(fromY + shift)} ${round(toX - bend)} ${round(toY + shift)} ${round(toX)} ${round(toY + shift)}`
}

const round = (value: number): string => value.toFixed(1)

interface EndProps {
  readonly box: NodeBox
  readonly node: FlowNodeRecord
  readonly selected: boolean
  readonly focused: boolean
}

const End = memo(function End({ box, node, selected, focused }: EndProps) {
  const { t } = useTranslation()
  const { barX, barY, barHeight, place } = box
  const strong = node.party !== null && node.party.role !== 'creditor' ? ' b' : ''
  const mid = box.y + box.height / 2
  const name = (width: number): string => fitText(node.kind === 'rest' ? t('flow-window.end.rest', { n: node.folded }) : endName(node, t) + relationNote(node, t), width)
  const [first, second] = accountLines(node, t)
  const sum = showAmount(place === 'first' ? node.out : node.in)
  return (
    <>
      {selected && <rect className="nd-sel" x={box.x + 1} y={box.y - 1} width={box.width - 2} height={box.height + 2} />}
      <rect className="nd-hit" x={box.x} y={box.y} width={box.width} height={box.height} />
      <rect className={`nd${node.kind === 'rest' ? ' rest' : ''}${focused ? ' on' : ''}`} x={barX} y={barY} width={BAR} height={barHeight} />
      {place === 'first' && !box.oneLine && (
        <>
          <text className={`nl halo${strong}`} textAnchor="end" x={barX - 8} y={mid - 3}>{name(barX - 12)}</text>
          <text className="nv halo" textAnchor="end" x={barX - 8} y={mid + 13}>{sum}</text>
        </>
      )}
      {place === 'first' && box.oneLine && (
        <>
          <text className={`nl halo${strong}`} x={0} y={mid + 5}>{name(box.labelWidth - sum.length * 7.8 - 10)}</text>
          <text className={`nv halo${strong}`} textAnchor="end" x={barX - 8} y={mid + 5}>{sum}</text>
        </>
      )}
      {place === 'middle' && (
        <>
          <text className="nl b halo" x={barX} y={box.y + 13}>{fitText(first, box.labelWidth)}</text>
          <text className="nv halo" x={barX} y={box.y + 29}>{fitText(second, box.labelWidth)}</text>
        </>
      )}
      {place === 'last' && (
        <>
          <text className={`nl halo${strong}`} x={barX + BAR + 8} y={mid + 5}>{name(box.labelWidth - sum.length * 7.8 - 10)}</text>
          <text className={`nv halo${strong}`} textAnchor="end" x={box.x + box.width} y={mid + 5}>{sum}</text>
        </>
      )}
    </>
  )
})
