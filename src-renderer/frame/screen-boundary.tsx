import { Component } from 'react'
import type { ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { ErrorLine } from '../design/error-line.tsx'

interface State {
  readonly failed: boolean
}

/** Keeps the frame standing when a screen breaks: the others can still be reached and nothing saved is lost. React asks for a class here. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Translation>
        {(t) => <div className="frame-error"><ErrorLine happened={t('window.broken.happened')} advice={t('window.broken.advice')} code="internal" tone="bad" /></div>}
      </Translation>
    )
  }
}
