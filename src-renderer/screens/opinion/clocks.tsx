import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockState, ReviewClock } from '../../../src-main/contract/opinion.ts'
import { Button, CitedText, StateMark, TextField } from '../../design/index.ts'
import type { MarkState } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { FormerMark } from '../rules/former-mark.tsx'

const MARK: Readonly<Record<ClockState, MarkState>> = { 'not-started': 'unknown', running: 'run', past: 'warn', 'ended-in-time': 'ok', 'ended-late': 'warn', unclear: 'unknown' }

/** The time limits, counted from the milestones or from dates entered here. Nothing is blocked by them. */
export function Clocks({ clocks }: { readonly clocks: readonly ReviewClock[] }) {
  const { t } = useTranslation()
  return (
    <div className="sec clocks">
      <h2>{t('opinion-window.clocks.title')} <small>{t('opinion-window.clocks.note')}</small></h2>
      <ul className="plain-li">{clocks.map((clock) => <li key={clock.id}><ClockLine clock={clock} /></li>)}</ul>
    </div>
  )
}

function ClockLine({ clock }: { readonly clock: ReviewClock }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const words = clock.state === 'running' || clock.state === 'past' ? t(`opinion-window.clocks.${clock.state}`, { n: Math.abs(clock.daysLeft ?? 0) })
    : clock.state === 'not-started' ? t('opinion-window.clocks.notStarted', { starts: clock.starts })
      : t(`opinion-window.clocks.${clock.state}`, { day: clock.ended ?? '' })
  return (
    <>
      <p>{clock.title} <FormerMark kind="clock" target={clock.id} /></p>
      <p className="small"><StateMark state={MARK[clock.state]}>{words}</StateMark></p>
      {clock.from !== null && <p className="small muted">{t('opinion-window.clocks.from', { day: clock.from, starts: clock.starts })}{t('review-window.comma')}{t('opinion-window.clocks.due', { day: clock.due ?? '' })}</p>}
      {clock.note !== null && <p className="small muted"><CitedText text={clock.note} /></p>}
      <p className="small muted">{clock.source}{clock.verified ? '' : <> <StateMark state="warn">{t('review-window.notVerified')}</StateMark></>}</p>
      {clock.entered && (open ? <ClockForm clock={clock} onDone={() => setOpen(false)} /> : (
        <Button look="plain" small aria-label={`${t(clock.from === null ? 'opinion-window.clocks.enter' : 'opinion-window.clocks.change')}${t('review-window.comma')}${clock.title}`} onClick={() => setOpen(true)}>
          {t(clock.from === null ? 'opinion-window.clocks.enter' : 'opinion-window.clocks.change')}
        </Button>
      ))}
    </>
  )
}

function ClockForm({ clock, onDone }: { readonly clock: ReviewClock; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { decide } = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [from, setFrom] = useState(clock.from ?? '')
  const [to, setTo] = useState(clock.ended ?? '')
  const [note, setNote] = useState(clock.note ?? '')
  const wrong = !/^\d{4}-\d{2}-\d{2}$/u.test(from) || (to !== '' && to < from)
  const keep = async (start: string | null): Promise<void> => {
    const done = await decide('opinion.setClock', { clock: clock.rule, from: start, to: start === null || to === '' ? null : to, note: note.trim(), language }, t('opinion-window.clocks.saved'))
    if (done !== null) onDone()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!wrong) void keep(from)
  }
  return (
    <form className="clockform" onSubmit={submit}>
      <TextField type="date" label={t('opinion-window.clocks.start')} value={from} onChange={setFrom} />
      <TextField type="date" label={t('opinion-window.clocks.end')} value={to} onChange={setTo} />
      <TextField label={t('opinion-window.clocks.noteField')} value={note} onChange={setNote} />
      <p className="acts">
        <Button small submit unavailable={wrong ? t('opinion-window.clocks.wrong') : false}>{t('opinion-window.clocks.save')}</Button>
        {clock.from !== null && <Button small look="plain" onClick={() => void keep(null)}>{t('opinion-window.clocks.clear')}</Button>}
        <Button small look="plain" onClick={onDone}>{t('opinion-window.cancel')}</Button>
      </p>
    </form>
  )
}
