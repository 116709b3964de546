import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import './flow.css'
import type { AccountSummary, FlowPicture, MoneyMonths } from '../../../src-main/contract/ledger.ts'
import { Empty, ScreenHead, Segment, SidePanel } from '../../design/index.ts'
import { useActions, useAppState, useFootKeys } from '../../state/context.tsx'
import { amendTarget, goTo, usePlace } from '../../state/navigation.ts'
import { showAmount, showCount } from '../money/amount-text.ts'
import { CalendarDrawing } from './calendar-drawing.tsx'
import { FlowDrawing } from './flow-drawing.tsx'
import { FlowExport } from './flow-export.tsx'
import { FlowFilters } from './flow-filters.tsx'
import { layoutFlow } from './flow-layout.ts'
import { FlowPanel } from './flow-panel.tsx'
import { FlowTable, MonthsTable } from './flow-tables.tsx'
import { DEFAULT_ENDS, flowFilterOf, ledgerTargetOf, monthTargetOf } from './flow-target.ts'
import type { Chosen } from './flow-walk.ts'
import { MonthsDrawing, monthText } from './months-drawing.tsx'
import { fenOf } from './share-of.ts'
import { useFlowPicture, useMoneyMonths } from './use-flow.ts'

interface FlowViewProps {
  /** Stands in the head before the export: the choice between grid and picture. */
  readonly tabs?: ReactNode
}

/**
 * The flow picture with the months under it, in place of the grid of the Money screen: direct children of `main`.
 * Conditions stand in the address beside `view=flow`.
 */
export function FlowView({ tabs }: FlowViewProps) {
  const { t } = useTranslation()
  const { run } = useActions()
  const [accounts, setAccounts] = useState<readonly AccountSummary[]>([])
  const drawing = useRef<SVGSVGElement>(null)
  const files = useAppState((state) => state.overview?.files)
  const { target } = usePlace()
  const targetText = JSON.stringify(target)
  const filter = useMemo(() => flowFilterOf(JSON.parse(targetText) as Readonly<Record<string, string>>), [targetText])
  const picture = useFlowPicture(filter, files)
  const course = useMoneyMonths(filter.accounts, files)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [table, setTable] = useState(false)

  useEffect(() => {
    void run('money.accounts', {}).then((found) => {
      if (found !== null) setAccounts(found)
    })
  }, [run, files])

  const change = useCallback((conditions: Readonly<Record<string, string>>) => {
    const next = Object.entries({ ...JSON.parse(targetText) as Readonly<Record<string, string>>, ...conditions, view: 'flow' }).filter(([, value]) => value !== '')
    amendTarget('money', Object.fromEntries(next))
  }, [targetText])
  const onFollow = useCallback((from: Chosen) => {
    if (!from.id.startsWith('rest:')) change({ focus: from.id })
  }, [change])
  const onOpen = useCallback((opened: Chosen) => {
    if (picture === null) return
    if (opened.id.includes('rest:')) {
      change({ ends: String(Math.min(1000, (filter.most ?? DEFAULT_ENDS) * 2)) })
      return
    }
    const edge = picture.edges.find((each) => (opened.kind === 'edge' ? each.id === opened.id : each.from === opened.id || each.to === opened.id))
    const node = opened.kind === 'node' ? picture.nodes.find((each) => each.id === opened.id) : undefined
    if (node?.kind === 'account' && node.account !== null && node.stated) goTo('money', { account: node.account })
    else if (edge !== undefined) goTo('money', ledgerTargetOf(edge, picture.nodes, filter))
  }, [picture, filter, change])

  useFootKeys(useMemo(() => [
    { keys: '↑ ↓', does: t('flow-window.keys.next') }, { keys: '← →', does: t('flow-window.keys.ends') }, { keys: 'Enter', does: t('flow-window.keys.rows') },
    { keys: 'F', does: t('flow-window.keys.follow') }, { keys: 'T', does: t('flow-window.keys.table') },
  ], [t]))

  return (
    <>
      <ScreenHead title={t('window.screen.money')} actions={<>{tabs}<FlowExport drawing={drawing} /></>}>{factsOf(accounts, t)}</ScreenHead>
      <FlowFilters filter={filter} picture={picture} accounts={accounts} onChange={change} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- T is taken from whatever inside has the focus */}
      <div className="flow-charts scroll" onKeyDown={(event) => {
        const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
        if (event.code === 'KeyT' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) setTable(!table)
      }}>
        {picture === null
          ? <p className="waiting" role="status">{t('flow-window.waiting')}</p>
          : <Flow picture={picture} table={table} onTable={setTable} chosen={chosen} onChoose={setChosen} onOpen={onOpen} onFollow={onFollow} drawing={drawing} none={accounts.length === 0} />}
        {course !== null && <Months course={course} table={table} onOpen={(month) => goTo('money', monthTargetOf(month, filter))} />}
      </div>
      <SidePanel label={t('flow-window.selected')}>
        {picture !== null && <FlowPanel picture={picture} filter={filter} chosen={chosen} onChoose={setChosen} onOpen={onOpen} onFollow={onFollow} />}
      </SidePanel>
    </>
  )
}

/** How much the statements hold, and of which days. */
function factsOf(accounts: readonly AccountSummary[], t: TFunction): string | null {
  const days = accounts.flatMap((account) => [account.firstDay, account.lastDay].filter((day) => day !== null)).toSorted()
  if (accounts.length === 0) return null
  return t('review-window.money.facts', { accounts: accounts.length, rows: showCount(accounts.reduce((sum, account) => sum + account.rows.kept, 0)), from: days[0] ?? '', to: days.at(-1) ?? '' })
}

interface FlowProps {
  readonly picture: FlowPicture
  readonly table: boolean
  readonly onTable: (table: boolean) => void
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
  readonly onOpen: (chosen: Chosen) => void
  readonly onFollow: (chosen: Chosen) => void
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly none: boolean
}

function Flow({ picture, table, onTable, chosen, onChoose, onOpen, onFollow, drawing, none }: FlowProps) {
  const { t } = useTranslation()
  const [box, width] = useWidth()
  const layout = useMemo(
    () => layoutFlow(picture.nodes.map(({ id, stated, kind }) => ({ id, stated, rest: kind === 'rest' })), picture.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, total: fenOf(edge.total) })), Math.max(500, width - 8)),
    [picture, width],
  )
  return (
    <section>
      <h2 className="h3">
        {t('flow-window.picture.title')} <small>{t('flow-window.picture.note', { n: showCount(picture.count), total: showAmount(picture.total) })}</small>
        <span className="push legend">
          <span><i className="k0" />{t('flow-window.legend.before')}</span><span><i className="k1" />{t('flow-window.legend.during')}</span>
          <span className="muted">{t('flow-window.legend.width')}</span>
        </span>
        <span><Segment label={t('flow-window.picture.title')} small value={table ? 'table' : 'picture'} onChange={(value) => onTable(value === 'table')}
          options={[{ value: 'picture' as const, label: t('flow-window.action.picture') }, { value: 'table' as const, label: t('flow-window.action.table') }]} /></span>
      </h2>
      <div className="flow-wide" ref={box}>
        {picture.edges.length === 0
          ? <Empty title={t('flow-window.picture.none')}>{none ? t('flow-window.picture.noneYet') : null}</Empty>
          : table
            ? <FlowTable picture={picture} chosen={chosen} onChoose={onChoose} onOpen={onOpen} onFollow={onFollow} />
            : width > 0 && <FlowDrawing picture={picture} layout={layout} chosen={chosen} onChoose={onChoose} onOpen={onOpen} onFollow={onFollow} svg={drawing} />}
      </div>
    </section>
  )
}

function Months({ course, table, onOpen }: { readonly course: MoneyMonths; readonly table: boolean; readonly onOpen: (month: string) => void }) {
  const { t } = useTranslation()
  const review = useAppState((state) => state.review)
  const [box, width] = useWidth()
  const [month, setMonth] = useState<string | null>(null)
  const [by, setBy] = useState<'course' | 'calendar'>('course')
  const current = course.months.find((each) => each.month === month)
  return (
    <section>
      <h2 className="h3">
        {t('flow-window.bars.title')} <small className="clip" role="status">{by === 'calendar' ? t('flow-window.bars.calendarNote') : current === undefined ? t('flow-window.bars.note', { n: course.accounts }) : monthText(current, t)}</small>
        <span className="push"><Segment label={t('flow-window.bars.title')} small value={by} onChange={setBy} options={(['course', 'calendar'] as const).map((value) => ({ value, label: t(`flow-window.bars.${value}`) }))} /></span>
      </h2>
      <div className="flow-wide" ref={box}>
        {course.months.length === 0
          ? <p className="muted">{t('flow-window.bars.none')}</p>
          : table
            ? <MonthsTable course={course} month={month} onMonth={setMonth} onOpen={onOpen} />
            : width > 0 && (by === 'course'
              ? <MonthsDrawing course={course} periods={review?.periods ?? []} width={width - 8} month={month} onMonth={setMonth} onOpen={onOpen} />
              : <CalendarDrawing course={course} width={width - 8} />)}
      </div>
    </section>
  )
}

/** Width of an element, followed as the window changes. */
function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const measure = (): void => setWidth(element.clientWidth)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [box, width]
}
