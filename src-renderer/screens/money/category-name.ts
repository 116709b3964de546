import type { TFunction } from 'i18next'
import type { CaseLexicon, LexiconListName } from '../../../src-main/contract/lexicon.ts'

/** What a category is called: the case's own by their name, marked as such, the delivered ones by the catalogue. */
export function categoryName({ category, name }: Pick<LexiconListName, 'category' | 'name'>, t: TFunction): string {
  if (name !== null) return t('money-window.lexicon.own', { name })
  return category === 'virtual' ? t('money-window.lexicon.virtual') : t(`finding.group.${category}`, { defaultValue: category })
}

/** As {@link categoryName}, with the banned kind: rail and property stand under two of them. */
export const listName = (list: LexiconListName, t: TFunction): string => [list.banned, categoryName(list, t)].filter((part) => part !== null).join(' ')

/** One spelling for a list, to be chosen by. */
export const listKey = ({ banned, category }: Pick<LexiconListName, 'banned' | 'category'>): string => `${banned ?? ''}/${category}`

/** Spending categories of the case as choices, each once. Exchanges and remitters are no spending category. */
export function categoryChoices(lexicon: CaseLexicon | null, t: TFunction): readonly { readonly value: string; readonly label: string }[] {
  const lists = (lexicon?.lists ?? []).filter((list) => list.banned !== null)
  return [...new Map(lists.map((list) => [list.category, { value: list.category, label: categoryName(list, t) }])).values()]
}
