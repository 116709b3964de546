import type { LEXICON_METHODS } from '../../contract/lexicon-methods.ts'
import { ok } from '../../contract/result.ts'
import { onCase, onFindings, type Handler } from '../handler.ts'
import { addCategory, caseLexicon, removeCategory, renameCategory, setLexiconWord } from './case-lexicon.ts'
import { compareWithDelivered } from './lexicon-changes.ts'

export const lexiconHandlers: { readonly [M in keyof typeof LEXICON_METHODS]: Handler<M> } = {
  'lexicon.list': onCase((session, { language }) => ok(caseLexicon(session, language))),
  'lexicon.set': onFindings(setLexiconWord),
  'lexicon.addCategory': onFindings(addCategory),
  'lexicon.renameCategory': onFindings(renameCategory),
  'lexicon.removeCategory': onFindings(removeCategory),
  'lexicon.compare': onFindings((session, { language }) => ok(compareWithDelivered(session, language))),
}
