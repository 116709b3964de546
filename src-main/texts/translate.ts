import i18next from 'i18next'
import type { Language } from '../contract/review.ts'
import type { Translate } from '../domain/review/review-input.ts'

type Catalogue = Readonly<Record<string, unknown>>
const files = import.meta.glob<Catalogue>('../../resources/locales/*/*.json', { eager: true, import: 'default' })

function merged(language: Language): Catalogue {
  const all: Record<string, unknown> = {}
  for (const [path, catalogue] of Object.entries(files)) if (path.includes(`/${language}/`)) mergeInto(all, catalogue)
  return all
}

function mergeInto(target: Record<string, unknown>, source: Catalogue): void {
  for (const [key, value] of Object.entries(source)) {
    const before = target[key]
    if (typeof value === 'object' && value !== null && typeof before === 'object' && before !== null) mergeInto(before as Record<string, unknown>, value as Catalogue)
    else target[key] = typeof value === 'object' && value !== null ? structuredClone(value) : value
  }
}

const translators = new Map<Language, Translate>()

/** The catalogues of one language, all files of `resources/locales/<language>` together. */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known) return known
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: merged(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  const translate: Translate = (key, values) => instance.t(key, { ...values })
  translators.set(language, translate)
  return translate
}
