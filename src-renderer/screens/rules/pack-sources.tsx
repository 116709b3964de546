import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackDifference, PackFileView, RulesState } from '../../../src-main/contract/versions.ts'
import { Button, TextAreaField } from '../../design/index.ts'
import { useActions, useAppState } from '../../state/context.tsx'
import { TrustDialog } from './trust-dialog.tsx'

interface Difference { readonly sha256: string; readonly from: string; readonly to: string; readonly differences: readonly PackDifference[] }

/** Which pack the case is bound to, what is installed here, whose keys are trusted, and the official texts of the office. */
export function PackSources() {
  const { t } = useTranslation()
  const actions = useActions()
  const language = useAppState((state) => state.preferences.language)
  const canPick = useAppState((state) => state.info?.capabilities.canPick ?? false)
  const caseSha = useAppState((state) => state.review?.rulePack.sha256)
  const [rules, setRules] = useState<RulesState | null>(null)
  const [difference, setDifference] = useState<Difference | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<{ readonly token: string; readonly view: PackFileView } | null>(null)
  const noPick = canPick ? false : t('window.act.noPick')

  useEffect(() => {
    let current = true
    void actions.run('rules.state', { language }).then((state) => { if (current) setRules(state) })
    return () => { current = false }
  }, [actions, language, caseSha])

  const take = useCallback((state: RulesState | null, text: string): void => {
    if (state === null) return
    setRules(state)
    actions.say({ text, undo: false })
  }, [actions])
  const pick = async (): Promise<string | null> => (await actions.run('shell.pickBundleFiles', {}))?.[0]?.token ?? null
  const install = async (token: string, trust: string | null, keyName?: string): Promise<void> => {
    const state = await actions.run('rules.install', { token, trust, language, ...(keyName === undefined ? {} : { keyName }) })
    setAsked(null)
    take(state, t('rules-window.installDone', { version: state?.installed.at(-1)?.version ?? '' }))
  }
  const installFile = async (): Promise<void> => {
    const token = await pick()
    const view = token === null ? null : await actions.run('rules.inspect', { token, language })
    if (token === null || view === null) return
    if (view.installed) actions.say({ text: t('rules-window.already'), undo: false })
    else if (view.trusted) await install(token, null)
    else setAsked({ token, view })
  }
  const importTexts = async (): Promise<void> => {
    const token = await pick()
    if (token === null) return
    const state = await actions.run('rules.importTexts', { token, language })
    take(state, t('rules-window.textsDone', { count: state?.officialTexts.at(-1)?.texts ?? 0 }))
  }
  const compare = async (sha256: string): Promise<void> => {
    const answer = await actions.run('rules.difference', { sha256, language })
    if (answer !== null) setDifference({ sha256, ...answer })
  }
  const raise = async (): Promise<void> => {
    if (difference === null) return
    const done = await actions.run('rules.raise', { sha256: difference.sha256, reason, language })
    if (done === null) return
    setDifference(null)
    setReason('')
    actions.say({ text: t('rules-window.raised', { version: difference.to }), undo: true })
    await actions.refresh()
  }
  if (rules === null) return <p className="waiting" role="status">{t('rules-window.loading')}</p>
  const { pin } = rules
  return (
    <div className="rulebody scroll" tabIndex={0} role="group" aria-label={t('rules-window.tab.packs')}>
      <section aria-label={t('rules-window.case')}>
        <h2 className="h3">{t('rules-window.case')}</h2>
        {pin === null ? <p className="muted">{t('rules-window.noCase')}</p> : <p>{t('rules-window.pinned', { version: pin.version, at: (pin.pinnedAt ?? '').slice(0, 10) })}</p>}
        {rules.pins.length < 2 ? null : <ol>{rules.pins.map((step) => <li key={`${step.at} ${step.version}`}>{step.version} <span className="muted">{step.at.slice(0, 16)} {step.by}</span></li>)}</ol>}
        {(pin?.former?.length ?? 0) > 0 ? <p>{t('rules-window.former-count', { count: pin?.former?.length ?? 0 })}</p> : null}
        {rules.newer === null ? null : <p>{t('rules-window.newer', { version: rules.newer.version })}</p>}
      </section>
      {difference === null ? null : (
        <section aria-label={t('rules-window.showDifference')}>
          <Differences difference={difference} />
          <TextAreaField label={t('rules-window.reason')} value={reason} onChange={setReason} />
          <p>
            <Button look="primary" unavailable={reason.trim() === '' ? t('rules-window.reason') : false} onClick={() => void raise()}>{t('rules-window.raise', { version: difference.to })}</Button>
            <Button look="plain" onClick={() => setDifference(null)}>{t('rules-window.hideDifference')}</Button>
          </p>
        </section>
      )}
      <section aria-label={t('rules-window.installed')}>
        <h2 className="h3">{t('rules-window.installed')}</h2>
        <ul className="plain-li">
          {rules.installed.map((pack) => (
            <li key={pack.sha256}>
              <p>{pack.title} {pack.version} <span className="muted">{pack.signedBy === null ? t('rules-window.builtIn') : t('rules-window.signedBy', { name: pack.signedBy.name, at: (pack.signedAt ?? '').slice(0, 10) })}{pack.sha256 === pin?.sha256 ? ` · ${t('rules-window.inUse')}` : ''}</span></p>
              <p className="code">SHA-256 {pack.sha256}{pack.signedBy === null ? '' : ` · ${t('rules-window.fingerprint')} ${pack.signedBy.fingerprint}`}</p>
              {pin === null || pack.sha256 === pin.sha256 ? null : <Button small onClick={() => void compare(pack.sha256)}>{t('rules-window.showDifference')}</Button>}
              {pack.signedBy === null ? null : <Button small onClick={() => void actions.run('rules.remove', { sha256: pack.sha256, language }).then((state) => take(state, t('rules-window.removed')))}>{t('rules-window.remove')}</Button>}
            </li>
          ))}
        </ul>
        <p><Button unavailable={noPick} onClick={() => void installFile()}>{t('rules-window.install')}</Button></p>
      </section>
      <section aria-label={t('rules-window.keys')}>
        <h2 className="h3">{t('rules-window.keys')}</h2>
        {rules.keys.length === 0 ? <p className="muted">{t('rules-window.noKeys')}</p> : (
          <ul className="plain-li">
            {rules.keys.map((key) => (
              <li key={key.publicKey}>
                <p>{key.name} <span className="muted">{t('rules-window.keyAdded', { at: key.addedAt.slice(0, 10), by: key.addedBy || t('rules-window.unsigned') })}</span></p>
                <p className="code">{t('rules-window.fingerprint')} {key.fingerprint}</p>
                <Button small onClick={() => void actions.run('rules.removeKey', { publicKey: key.publicKey, language }).then((state) => take(state, t('rules-window.removed')))}>{t('rules-window.remove')}</Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label={t('rules-window.texts')}>
        <h2 className="h3">{t('rules-window.texts')}</h2>
        {rules.officialTexts.length === 0 ? <p className="muted">{t('rules-window.noTexts')}</p> : (
          <ul className="plain-li">
            {rules.officialTexts.map((set) => (
              <li key={set.sha256}>
                <p>{set.name} <span className="muted">{t('rules-window.textsLine', { texts: set.texts, at: set.importedAt.slice(0, 16), by: set.importedBy || t('rules-window.unsigned') })}</span></p>
                <p className="code">SHA-256 {set.sha256}</p>
                {set.unknown.length === 0 ? null : <p>{t('rules-window.textsUnknown', { ids: set.unknown.join(' ') })}</p>}
                <Button small onClick={() => void actions.run('rules.removeTexts', { sha256: set.sha256, language }).then((state) => take(state, t('rules-window.removed')))}>{t('rules-window.remove')}</Button>
              </li>
            ))}
          </ul>
        )}
        <p><Button unavailable={noPick} onClick={() => void importTexts()}>{t('rules-window.importTexts')}</Button></p>
      </section>
      {asked === null ? null : <TrustDialog view={asked.view} onClose={() => setAsked(null)} onTrust={(fingerprint, name) => void install(asked.token, fingerprint, name)} />}
    </div>
  )
}

/** Entry by entry and field by field. */
function Differences({ difference: { from, to, differences } }: { readonly difference: Difference }) {
  const { t } = useTranslation()
  const count = (change: PackDifference['change']): number => differences.filter((each) => each.change === change).length
  return (
    <>
      <h2 className="h3">{t('rules-window.difference', { from, to, added: count('added'), removed: count('removed'), changed: count('changed') })}</h2>
      {differences.length === 0 ? <p className="muted">{t('rules-window.noDifference')}</p> : differences.map((each) => (
        <table key={each.id} className="plain-tbl">
          <caption>{each.id} {each.title} <small>{t(`rules-window.change.${each.change}`)}</small></caption>
          <thead><tr><th scope="col">{t('rules-window.field')}</th><th scope="col">{t('rules-window.before')}</th><th scope="col">{t('rules-window.after')}</th></tr></thead>
          <tbody>{each.fields.map((field) => <tr key={field.field}><th scope="row">{field.field}</th><td>{field.before}</td><td>{field.after}</td></tr>)}</tbody>
        </table>
      ))}
    </>
  )
}
