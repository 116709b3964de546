import { useTranslation } from 'react-i18next'
import { useAppState } from '../state/context.tsx'
import { SCREENS } from '../state/screens.ts'
import type { ScreenId } from '../state/screens.ts'

/** The rules are looked up from the elements and from the command palette: they are no step of the work. */
const SHOWN = SCREENS.filter((screen) => screen.id !== 'rules')

/** The screens in the order of the work, with what waits in each. */
export function Rail({ current }: { readonly current: ScreenId }) {
  const { t } = useTranslation()
  const overview = useAppState((state) => state.overview)
  const counts: Partial<Record<ScreenId, number>> = overview === null ? {} : {
    intake: overview.needsAttention,
    evidence: overview.files,
    findings: overview.openFindings,
    elements: overview.openElements,
  }
  return (
    <nav className="rail scroll" aria-label={t('window.rail.label')}>
      <ol>
        {SHOWN.map((screen, place) => {
          const open = !screen.needsCase || overview !== null
          const count = counts[screen.id] ?? 0
          const key = keyName(screen.key)
          return (
            <li key={screen.id} className={place > 0 && screen.group !== SHOWN[place - 1]?.group ? 'gap' : undefined}>
              <a
                {...(open ? { href: `#/${screen.id}` } : { role: 'link', 'aria-disabled': true })}
                aria-current={screen.id === current ? 'page' : undefined}
                title={key === null ? undefined : t('window.rail.key', { screen: t(`window.screen.${screen.id}`), keys: `Alt ${key}` })}
                aria-label={count > 0 ? t(`window.rail.count.${screen.id}`, { screen: t(`window.screen.${screen.id}`), count }) : undefined}
              >
                {t(`window.screen.${screen.id}`)}
                {count > 0 ? <span className="count">{count}</span> : null}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** What stands on the key of a screen; null where it has none. */
function keyName(code: (typeof SCREENS)[number]['key']): string | null {
  if (code === null) return null
  return code === 'Minus' ? '−' : code === 'Equal' ? '=' : code.slice('Digit'.length)
}
