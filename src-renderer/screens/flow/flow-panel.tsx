import { useTranslation } from 'react-i18next'
import type { FlowFilter } from '../../../src-main/contract/api.ts'
import type { FlowEdgeRecord, FlowNodeRecord, FlowPicture } from '../../../src-main/contract/ledger.ts'
import { Button, CitationLink, PeriodMark } from '../../design/index.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { endName, endNote } from './end-name.ts'
import { PERIODS } from './flow-target.ts'
import type { Chosen } from './flow-walk.ts'
import { fenOf } from './share-of.ts'
import { useEdgeRows } from './use-flow.ts'

interface FlowPanelProps {
  readonly picture: FlowPicture
  readonly filter: FlowFilter
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onOpen: (chosen: Chosen) => void
  readonly onFollow: (chosen: Chosen) => void
}

/** The selected edge with its periods and rows, or the selected end with who paid it and whom it paid. */
export function FlowPanel({ picture, filter, chosen, onChoose, onOpen, onFollow }: FlowPanelProps) {
  const { t } = useTranslation()
  const edge = chosen?.kind === 'edge' ? picture.edges.find((each) => each.id === chosen.id) : undefined
  const node = chosen?.kind === 'node' ? picture.nodes.find((each) => each.id === chosen.id) : undefined
  return (
    <>
      {edge === undefined && node === undefined && <p className="sec muted">{t('flow-window.select')}</p>}
      {edge !== undefined && <EdgePart edge={edge} picture={picture} filter={filter} onOpen={() => onOpen({ kind: 'edge', id: edge.id })} />}
      {edge !== undefined && [edge.to, edge.from].filter((id, index, all) => all.indexOf(id) === index).map((id) => {
        const end = picture.nodes.find((each) => each.id === id)
        return end === undefined || end.stated ? null : <EndPart key={id} node={end} picture={picture} onChoose={onChoose} onFollow={onFollow} brief />
      })}
      {node !== undefined && <EndPart node={node} picture={picture} onChoose={onChoose} onFollow={onFollow} onOpen={onOpen} />}
      <LeftOut picture={picture} />
    </>
  )
}

function useNames(picture: FlowPicture): (id: string) => string {
  const { t } = useTranslation()
  return (id) => {
    const node = picture.nodes.find((each) => each.id === id)
    return node === undefined ? id : endName(node, t)
  }
}

function EdgePart({ edge, picture, filter, onOpen }: { readonly edge: FlowEdgeRecord; readonly picture: FlowPicture; readonly filter: FlowFilter; readonly onOpen: () => void }) {
  const { t } = useTranslation()
  const name = useNames(picture)
  const { rows, total, more } = useEdgeRows(filter, edge.id)
  return (
    <>
      <div className="sec">
        <h2>{t(edge.from === edge.to ? 'flow-window.edge.inside' : 'flow-window.edge.title', { from: name(edge.from), to: name(edge.to) })}</h2>
        <table className="plain-tbl">
          <tbody>
            <tr><th scope="row">{t('flow-window.edge.paid')}</th><td className="num">{t('flow-window.bars.count', { n: edge.count })}</td><td className="num"><b>{showAmount(edge.total)}</b></td></tr>
            {PERIODS.flatMap((kind) => edge.periods.filter((each) => each.kind === kind).map((each) => (
              <tr key={kind}>
                <th scope="row"><PeriodMark kind={kind} letter={t(`review-window.period.${kind}.letter`)}>{t(`review-window.period.${kind}.name`)}</PeriodMark></th>
                <td className="num">{t('flow-window.bars.count', { n: each.count })}</td><td className="num">{showAmount(each.total)}</td>
              </tr>
            )))}
          </tbody>
        </table>
        {edge.seenAgain > 0 && <p className="small muted mt">{t('flow-window.edge.again', { n: edge.seenAgain })}</p>}
        <p className="mt"><Button small keys="Enter" onClick={onOpen}>{t('flow-window.edge.inMoney')}</Button></p>
      </div>
      <div className="sec">
        <h2>{t('flow-window.edge.rows')} <small>{showCount(total)}</small></h2>
        <table className="plain-tbl">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.day}</td><td className="num">{showAmount(row.amount)}</td>
                <td className="num"><CitationLink citation={row}>{t('flow-window.edge.line', { line: row.line })}</CitationLink></td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length < total && rows.length < 500 && <Button small look="plain" onClick={more}>{t('flow-window.edge.more', { n: Math.min(120, total - rows.length) })}</Button>}
      </div>
    </>
  )
}

interface EndPartProps {
  readonly node: FlowNodeRecord
  readonly picture: FlowPicture
  readonly onChoose: (chosen: Chosen) => void
  readonly onFollow: (chosen: Chosen) => void
  readonly onOpen?: (chosen: Chosen) => void
  /** Without the list of its edges. */
  readonly brief?: boolean
}

function EndPart({ node, picture, onChoose, onFollow, onOpen, brief = false }: EndPartProps) {
  const { t } = useTranslation()
  const name = useNames(picture)
  const chosen: Chosen = { kind: 'node', id: node.id }
  const edges = picture.edges.filter((edge) => edge.from === node.id || edge.to === node.id).toSorted((left, right) => (fenOf(left.total) > fenOf(right.total) ? -1 : 1))
  const relation = node.party === null ? '' : node.party.relation === null || node.party.relation === 'other' ? t(`review-window.role.${node.party.role}`) : t(`review-window.relation.${node.party.relation}`, { defaultValue: node.party.relation })
  const notes = [node.number ?? '', endNote(node, t), relation].filter((text) => text !== '')
  return (
    <div className="sec">
      <h2>{endName(node, t)}</h2>
      {notes.length > 0 && <p className="small muted brk">{notes.join('  ')}</p>}
      <table className="plain-tbl">
        <tbody>
          <tr><th scope="row">{t('flow-window.node.in')}</th><td className="num">{t('flow-window.bars.count', { n: node.countIn })}</td><td className="num"><b>{showAmount(node.in)}</b></td></tr>
          <tr><th scope="row">{t('flow-window.node.out')}</th><td className="num">{t('flow-window.bars.count', { n: node.countOut })}</td><td className="num"><b>{showAmount(node.out)}</b></td></tr>
        </tbody>
      </table>
      {!node.stated && node.party !== null && <p className="small muted mt">{t('flow-window.node.noStatement')}</p>}
      <p className="mt">
        {node.kind === 'rest'
          ? onOpen !== undefined && <Button small keys="Enter" onClick={() => onOpen(chosen)}>{t('flow-window.node.unfold')}</Button>
          : <Button small keys="F" onClick={() => onFollow(chosen)}>{t('flow-window.node.follow')}</Button>}
      </p>
      {!brief && (
        <ul className="plain-li mt">
          {edges.slice(0, 40).map((edge) => (
            <li key={edge.id} className="edgeli">
              <button type="button" className="rowname" onClick={() => onChoose({ kind: 'edge', id: edge.id })}>{edge.from === node.id ? `→ ${name(edge.to)}` : `← ${name(edge.from)}`}</button>
              <span className="num">{showAmount(edge.total)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What the picture does not draw, in rows and sums: nothing goes missing in silence. */
function LeftOut({ picture }: { readonly picture: FlowPicture }) {
  const { t } = useTranslation()
  const { notMoved, foreign, outside, below, beyond } = picture.leftOut
  const lines = [
    outside.count > 0 ? t('flow-window.leftOut.outside', { n: showCount(outside.count), total: showAmount(outside.total) }) : '',
    below.count > 0 ? t('flow-window.leftOut.below', { edges: below.edges, n: showCount(below.count), total: showAmount(below.total) }) : '',
    beyond.count > 0 ? t('flow-window.leftOut.beyond', { n: showCount(beyond.count), total: showAmount(beyond.total) }) : '',
    notMoved > 0 ? t('flow-window.leftOut.notMoved', { n: showCount(notMoved) }) : '',
    foreign > 0 ? t('flow-window.leftOut.foreign', { n: showCount(foreign) }) : '',
  ].filter((line) => line !== '')
  return (
    <div className="sec">
      <h2>{t('flow-window.leftOut.title')}</h2>
      {lines.length === 0 ? <p className="small muted">{t('flow-window.leftOut.nothing')}</p> : <ul className="plain-li small">{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
    </div>
  )
}
