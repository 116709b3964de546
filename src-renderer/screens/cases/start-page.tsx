import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, StateMark } from '../../design/index.ts'
import { useAppState } from '../../state/context.tsx'

export interface CaseActs {
  readonly onNew: () => void
  readonly onOpen: () => void
  readonly onSample: () => void
  readonly busy: boolean
  readonly error: ReactNode
}

/** What stands here before the first case: three ways to begin and what this machine can do. */
export function StartPage({ onNew, onOpen, onSample, busy, error }: CaseActs) {
  const { t } = useTranslation()
  const info = useAppState((state) => state.info)
  const waiting = busy ? t('window.act.waiting') : false
  return (
    <div className="start">
      <header className="titlepage">
        <h1>{t('window.product')}</h1>
        <p>{t('window.subtitle')}</p>
      </header>
      {error}
      <ol className="ways">
        <li>
          <h2>{t('window.cases.new')}</h2>
          <p>{t('window.cases.newText')}</p>
          <p><Button look="primary" keys="Ctrl N" onClick={onNew} unavailable={waiting}>{t('window.cases.newAct')}</Button></p>
        </li>
        <li>
          <h2>{t('window.cases.open')}</h2>
          <p>{t('window.cases.openText')}</p>
          <p><Button keys="Ctrl O" onClick={onOpen} unavailable={waiting}>{t('window.cases.open')}</Button></p>
        </li>
        <li>
          <h2>{t('window.cases.sample')}</h2>
          <p>{t('window.cases.sampleText')}</p>
          <p><Button onClick={onSample} unavailable={waiting}>{t('window.cases.sampleAct')}</Button></p>
        </li>
      </ol>
      {info === null ? null : (
        <section className="selfcheck">
          <h2>{t('window.check.title')}</h2>
          <table className="plain-tbl">
            <tbody>
              <tr><th scope="row">{t('window.check.network')}</th><td><StateMark state="ok">{t('window.check.networkState')}</StateMark></td><td className="muted">{t('window.check.networkNote')}</td></tr>
              <tr><th scope="row">{t('window.check.rules')}</th><td><StateMark state="ok">{info.rulePack}</StateMark></td><td className="muted">{t('window.check.rulesNote')}</td></tr>
              <tr><th scope="row">{t('window.check.law')}</th><td><StateMark state="warn">{t('window.check.lawState')}</StateMark></td><td className="muted">{t('window.check.lawNote')}</td></tr>
              <tr>
                <th scope="row">{t('window.check.print')}</th>
                <td><StateMark state={info.capabilities.canPrint ? 'ok' : 'warn'}>{t(info.capabilities.canPrint ? 'window.check.printYes' : 'window.check.printNo')}</StateMark></td>
                <td className="muted">{t('window.check.printNote')}</td>
              </tr>
              <tr><th scope="row">{t('window.check.version')}</th><td>{info.version}</td><td className="muted">{t(`window.check.shell.${info.capabilities.shell}`)}</td></tr>
            </tbody>
          </table>
        </section>
      )}
      <p className="creed">{t('window.creed')}</p>
    </div>
  )
}
