import type { CitationView } from '../../contract/citations.ts'
import type { Review } from '../../contract/review.ts'
import { translator } from '../../texts/translate.ts'
import { createCitationResolver } from '../opinion/cited.ts'
import { mentionsIn, withCitations } from '../opinion/mentions-in.ts'
import type { ParseService } from '../intake/parse-service.ts'
import type { Session } from '../case/session.ts'

/** What the citations in the texts of a review point at, once each, in the order in which they first stand. */
export async function citedIn(session: Session, parser: ParseService, review: Review): Promise<readonly CitationView[]> {
  const resolve = createCitationResolver(session, parser, review.language)
  const views: CitationView[] = []
  for (const reference of new Set(mentionsIn(review).map(({ mention }) => mention.reference))) views.push(await resolve(reference))
  return views
}

/** The review as documents print it: every citation written out; one that points at nothing says so, and keeps the name it was typed under. */
export function printedReview(review: Review, cited: readonly CitationView[]): Review {
  if (cited.length === 0) return review
  const translate = translator(review.language)
  const byReference = new Map(cited.map((each) => [each.reference, each]))
  return withCitations(review, ({ name, reference }) => {
    const view = byReference.get(reference)
    return view === undefined || view.state === 'broken' ? translate('cite.broken', { name }) : view.words
  })
}
