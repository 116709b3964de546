import { OFFICES, type OfficeId } from '../../contract/workspace.ts'
import { readSetting } from '../../db/settings.ts'
import type { Language, Review } from '../../contract/review.ts'
import { packOf, pinOf } from '../rules/pack-of.ts'
import { casePeriods } from '../../domain/periods/periods.ts'
import { procedureSheets } from '../../domain/property/procedure-days.ts'
import { buildReview } from '../../domain/review/build-review.ts'
import { currentCitationLabels } from '../../db/citation-labels.ts'
import { listFiles } from '../../db/files.ts'
import { verifyAudit } from '../../db/audit.ts'
import { translator } from '../../texts/translate.ts'
import { APPLICATION } from '../application.ts'
import { shanghaiNow } from '../clock.ts'
import { loadDecisions } from './decisions.ts'
import { comparisonOf } from './comparison.ts'
import { derive } from '../case/derive.ts'
import { accountWordRecords } from '../money/account-word-records.ts'
import { caseVocabulary } from '../money/spoken-words.ts'
import { listOfWord, withCaseVocabulary } from '../../domain/findings/case-lexicon.ts'
import { deliveredLexicon } from '../../domain/findings/lexicon.ts'
import { reviewFiles } from './review-files.ts'
import type { Session } from '../case/session.ts'

/** The review of the open case as it stands. */
export function reviewOf(session: Session, language: Language): Review {
  const derived = derive(session)
  const known = session.reviews.get(language)
  if (known) return known
  const translate = translator(language)
  const log = verifyAudit(session.file.database)
  const decisions = loadDecisions(session)
  const review = buildReview({
    view: derived.view,
    findings: derived.findings,
    pack: packOf(session),
    pin: pinOf(session),
    decisions,
    ...comparisonOf(session, derived, decisions),
    files: reviewFiles(session, translate),
    ability: procedureSheets(derived.context),
    citationLabels: labelsByPath(session),
    accountWords: accountWordRecords(session, derived),
    ...lexiconDifferences(session),
    periods: casePeriods(derived.view.facts, derived.context.debtors),
    audit: { entries: log.entries, head: log.head, verified: log.broken === null },
    application: APPLICATION,
    language,
    translate,
    ...chosenOffice(session),
    generatedAt: shanghaiNow(),
  })
  session.reviews.set(language, review)
  return review
}

/** The office that the reviewer chose; none where nobody did, and then the stage of the case tells. */
function chosenOffice(session: Session): { readonly office?: OfficeId } {
  const role = readSetting(session.file.database, 'role')
  const office = OFFICES.find((each) => each === role)
  return office === undefined ? {} : { office }
}

function labelsByPath({ file: { database } }: Session): NonNullable<Review['citationLabels']> {
  const labels = currentCitationLabels(database)
  return listFiles(database).flatMap(({ id, path }) => {
    const label = labels.get(id)
    return label === undefined ? [] : [{ path, ...label }]
  })
}

/** Words and categories of the case's own, each word with the list that it belongs to; nothing where the delivered words count. */
function lexiconDifferences(session: Session): Pick<Review, 'lexicon'> {
  const { categories, words } = caseVocabulary(session)
  if (categories.length === 0 && words.length === 0) return {}
  const delivered = deliveredLexicon()
  return {
    lexicon: {
      version: withCaseVocabulary(delivered, { categories, words }).version,
      categories: categories.map(({ id, name, banned }) => ({ id, name, banned })),
      words: words.flatMap((each) => {
        const list = listOfWord(each, delivered, categories)
        return list === null ? [] : [{ banned: list.banned, category: list.category, word: each.word, state: each.state }]
      }),
    },
  }
}
