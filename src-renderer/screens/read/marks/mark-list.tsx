import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkColour, MarkView } from '../../../../src-main/contract/marks.ts'
import { readableText } from '../../../../src-main/domain/citations/mention.ts'
import { playingSpan } from '../../../../src-main/domain/citations/playing-time.ts'
import { Button, StateMark } from '../../../design/index.ts'
import { goTo } from '../../../state/navigation.ts'
import { ColourChoice, ColourSwatch } from './colour-choice.tsx'
import { ElementPicker } from './element-picker.tsx'
import { inReadingOrder, quoteOf } from './mark-order.ts'
import { StanceChoice, StanceSquare } from './stance-choice.tsx'
import { useChoices } from './use-choices.ts'
import type { Marks } from './use-marks.ts'

interface MarkListProps {
  readonly marks: readonly MarkView[]
  readonly act: Marks
  readonly selected: string | null
  readonly onOpen: (mark: MarkView) => void
  /** Under the name of their documents, as in the list of the whole case. */
  readonly byDocument: boolean
  readonly empty: string
}

/** Marks in reading order, orphans under a head of their own. Several can be ticked and assigned, weighed or removed together. */
export function MarkList({ marks, act, selected, onOpen, byDocument, empty }: MarkListProps) {
  const { t } = useTranslation()
  const choices = useChoices()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [assigning, setAssigning] = useState(false)
  const ids = marks.filter((mark) => picked.has(mark.id)).map((mark) => mark.id)
  const groups = useMemo(() => {
    const found = marks.filter((mark) => mark.state === 'found')
    const orphans = inReadingOrder(marks.filter((mark) => mark.state === 'orphan'))
    const documents = byDocument ? [...Map.groupBy(found, (mark) => mark.path)].toSorted(([left], [right]) => left.localeCompare(right, 'zh-CN', { numeric: true })) : [['', found] as const]
    return [
      ...(orphans.length === 0 ? [] : [{ key: 'orphans', title: t('marks.orphans'), orphans: true, marks: orphans }]),
      ...documents.map(([path, members]) => ({ key: path, title: path, orphans: false, marks: inReadingOrder(members) })),
    ]
  }, [marks, byDocument, t])
  const pick = (id: string, on: boolean): void => setPicked((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)))
  const everyoneHas = (element: string): boolean => ids.every((id) => marks.find((mark) => mark.id === id)?.assignments.some((each) => each.element === element))

  const factsOf = (mark: MarkView, withPath: boolean): readonly string[] => {
    const elements = mark.assignments.map((each) => choices.find((choice) => choice.id === each.element)?.title ?? each.element)
    return [
      t(`marks.stance.${mark.stance}`), mark.colour === undefined ? '' : t(`marks.colour.${mark.colour}`), placeWords(mark, t), elements.length === 0 ? t('marks.noElement') : elements.join(t('review-window.comma')),
      withPath ? mark.path : '', readableText(mark.note),
    ].filter((part) => part !== '')
  }

  if (marks.length === 0) return <p className="muted">{empty}</p>
  return (
    <>
      {ids.length > 0 && (
        <div className="together" role="group" aria-label={t('marks.together', { count: ids.length })}>
          <p>{t('marks.together', { count: ids.length })}</p>
          <StanceChoice label={t('marks.stanceOf')} value={sameStance(marks, ids)} onChange={(stance) => void act.change(ids, { stance })} />
          <ColourChoice value={sameColour(marks, ids)} onChange={(colour) => void act.change(ids, { colour })} />
          <p className="row">
            <Button small aria-expanded={assigning} onClick={() => setAssigning(!assigning)}>{t('marks.addElement')}</Button>
            <Button small onClick={() => goTo('facts', { view: 'assertions', assertion: 'new', marks: ids.join(' ') })}>{t('assertions.make')}</Button>
            <Button small onClick={() => { setPicked(new Set()); void act.remove(ids) }}>{t('marks.remove')}</Button>
            <Button small onClick={() => setPicked(new Set())}>{t('review-window.pickNone')}</Button>
          </p>
          {assigning && (
            <ElementPicker
              chosen={choices.filter((choice) => everyoneHas(choice.id)).map((choice) => choice.id)}
              onToggle={(element, on) => void act.change(ids, on ? { assign: [{ element, stance: 'not-assessed', weight: null, why: '' }] } : { unassign: [element] })}
            />
          )}
        </div>
      )}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title === '' ? t('marks.list') : group.title}>
          {group.title !== '' && <h3 className="brk">{group.orphans ? <StateMark state="warn">{group.title}</StateMark> : group.title}</h3>}
          <ol className="mlist">
            {group.marks.map((mark) => (
              <li key={mark.id} className={mark.id === selected ? 'sel' : undefined}>
                <label className="check tick">
                  <input type="checkbox" checked={picked.has(mark.id)} onChange={(event) => pick(mark.id, event.target.checked)} />
                  <span className="vh">{t('marks.pick', { words: wordsOf(mark, t) })}</span>
                </label>
                <button type="button" aria-current={mark.id === selected} onClick={() => onOpen(mark)}>
                  <StanceSquare stance={mark.stance} />
                  <span>{mark.colour === undefined ? null : <ColourSwatch colour={mark.colour} />}{wordsOf(mark, t)}</span>
                  <small>{factsOf(mark, group.orphans).join(' · ')}</small>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** The words of the mark, or its kind where it has none. */
export const wordsOf = (mark: MarkView, t: TFunction): string => quoteOf(mark) || t(mark.anchor.kind === 'time' ? 'marks.span' : 'marks.box')

function placeWords({ anchor }: MarkView, t: TFunction): string {
  switch (anchor.kind) {
    case 'text':
    case 'box': return t('review-window.read.pageN', { page: anchor.page })
    case 'row': return t('review-window.read.lineN', { line: anchor.line })
    case 'time': return playingSpan(anchor)
  }
}

/** The stance all of them have; not assessed where they differ. */
function sameStance(marks: readonly MarkView[], ids: readonly string[]): MarkView['stance'] {
  const stances = new Set(marks.filter((mark) => ids.includes(mark.id)).map((mark) => mark.stance))
  const [only] = stances
  return stances.size === 1 && only !== undefined ? only : 'not-assessed'
}

/** The colour all of them have of their own; null where they differ or have none. */
function sameColour(marks: readonly MarkView[], ids: readonly string[]): MarkColour | null {
  const colours = new Set(marks.filter((mark) => ids.includes(mark.id)).map((mark) => mark.colour))
  const [only] = colours
  return colours.size === 1 ? (only ?? null) : null
}
