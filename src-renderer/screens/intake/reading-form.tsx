import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TEXT_ENCODINGS, type FileFacts, type TextEncoding } from '../../../src-main/contract/intake-methods.ts'
import { Button, SelectField, TextField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'

type Choice = TextEncoding | 'by-content'
const CHOICES: readonly Choice[] = ['by-content', ...TEXT_ENCODINGS]

/** Reads a text again in an encoding chosen by hand. */
export function EncodingForm({ facts }: { readonly facts: FileFacts }) {
  const { t } = useTranslation()
  const read = useReread(facts.file)
  const [choice, setChoice] = useState<Choice>(facts.chosenEncoding ?? 'by-content')
  const unchanged = choice === (facts.chosenEncoding ?? 'by-content')
  return (
    <form className="reading" onSubmit={(event) => {
      event.preventDefault()
      if (!unchanged && !read.busy) void read.run({ encoding: choice === 'by-content' ? null : choice })
    }}>
      <SelectField
        label={t('window.intake.reread.encoding')}
        value={choice}
        options={CHOICES.map((value) => ({ value, label: value === 'by-content' ? t('window.intake.reread.byContent') : value }))}
        onChange={setChoice}
      />
      <Button small submit unavailable={unchanged ? t('window.intake.reread.asNow') : read.busy ? t('window.act.waiting') : false}>{t('window.intake.reread.act')}</Button>
    </form>
  )
}

/** Asks for the password of a protected document. It goes into the one call and is kept in the case file alone. */
export function PasswordForm({ facts }: { readonly facts: FileFacts }) {
  const { t } = useTranslation()
  const read = useReread(facts.file)
  const [password, setPassword] = useState('')
  return (
    <form className="reading" onSubmit={(event) => {
      event.preventDefault()
      if (password !== '' && !read.busy) void read.run({ password }).then(() => setPassword(''))
    }}>
      <TextField label={t('window.intake.reread.password')} type="password" autoComplete="off" value={password} onChange={setPassword} hint={t('window.intake.reread.passwordHint')} />
      <Button small submit unavailable={password === '' ? t('window.intake.reread.passwordEmpty') : read.busy ? t('window.act.waiting') : false}>{t('window.intake.reread.open')}</Button>
    </form>
  )
}

/** Reads a file that needs attention anew as it is. */
export function ReadAgain({ facts }: { readonly facts: FileFacts }) {
  const { t } = useTranslation()
  const read = useReread(facts.file)
  return (
    <div className="reading">
      <p className="small muted">{t('window.intake.reread.againHint')}</p>
      <Button small unavailable={read.busy ? t('window.act.waiting') : false} onClick={() => void read.run({})}>{t('window.intake.reread.act')}</Button>
    </div>
  )
}

function useReread(file: string) {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const [busy, setBusy] = useState(false)
  const run = async (how: { readonly encoding?: TextEncoding | null; readonly password?: string }): Promise<void> => {
    setBusy(true)
    const answer = await actions.run('intake.reread', { file, language, ...how })
    setBusy(false)
    if (answer === null) return
    const { rows, pages, orphaned } = answer
    const what = rows.before + rows.after === 0 ? t('window.intake.reread.donePages', { pages: pages.after }) : t('window.intake.reread.done', { before: rows.before, after: rows.after })
    actions.say({ text: orphaned === 0 ? what : `${what} ${t('window.intake.reread.orphaned', { count: orphaned })}`, undo: false })
    await actions.refresh()
  }
  return { busy, run }
}
