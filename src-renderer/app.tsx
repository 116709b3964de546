import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CitingProvider } from './citing/citing-provider.tsx'
import { CommandPalette } from './frame/command-palette.tsx'
import { FootBar } from './frame/foot-bar.tsx'
import { FrameError } from './frame/frame-error.tsx'
import { KeyList } from './frame/key-list.tsx'
import { Rail } from './frame/rail.tsx'
import { ScreenBoundary } from './frame/screen-boundary.tsx'
import { TopBar } from './frame/top-bar.tsx'
import { useFrameKeys } from './frame/use-frame-keys.ts'
import { Toast } from './design/toast.tsx'
import { loadScreen, ScreenPart } from './screens.tsx'
import { useActions, useAppState } from './state/context.tsx'
import { goTo, usePlace } from './state/navigation.ts'
import { SCREENS } from './state/screens.ts'

/** The frame around the screens: bar, rail, the screen, foot; and what belongs to no screen: toast, search, keys. */
export function App() {
  const { t } = useTranslation()
  const actions = useActions()
  const place = usePlace()
  const overview = useAppState((state) => state.overview)
  const toast = useAppState((state) => state.toast)
  const overlay = useFrameKeys()

  useEffect(() => actions.start(), [actions])

  const needsCase = SCREENS.some((screen) => screen.id === place.screen && screen.needsCase)
  const shown = needsCase && overview === null ? 'cases' : place.screen
  useEffect(() => { document.title = `${t(`window.screen.${shown}`)} · ${t('window.product')}` }, [shown, t])

  const hasCase = overview !== null
  useEffect(() => {
    if (!hasCase) return undefined
    // Whoever opens a case is going to read in it: the reader is loaded while nothing else is to be done.
    const idle = requestIdleCallback(() => void loadScreen('read').catch(() => undefined))
    return () => cancelIdleCallback(idle)
  }, [hasCase])

  // Going elsewhere is the next act: what was done before need not cover rows there.
  useEffect(() => () => actions.say(null), [actions, shown])

  return (
    <div className={`app scr-${shown}`}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus() }}>{t('window.skip')}</a>
      <TopBar onSearch={overlay.openPalette} onKeys={overlay.openKeys} />
      <Rail current={shown} />
      <div className="work">
        <FrameError />
        <main id="main" tabIndex={-1} aria-label={t(`window.screen.${shown}`)}>
          <ScreenBoundary key={shown}>
            <CitingProvider><ScreenPart id={shown} /></CitingProvider>
          </ScreenBoundary>
        </main>
      </div>
      <FootBar onKeys={overlay.openKeys}>
        <Toast
          text={toast?.text ?? null}
          undo={toast?.undo === true ? { label: t('window.act.undo'), onUndo: () => void actions.undo() } : null}
          close={t('window.act.close')}
          onClose={() => actions.say(null)}
        />
      </FootBar>
      <CommandPalette open={overlay.palette} onClose={overlay.close} onGo={goTo} />
      <KeyList open={overlay.keys} onClose={overlay.close} />
    </div>
  )
}
