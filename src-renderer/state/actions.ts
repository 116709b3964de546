import type { HostEvent, MethodName, Params, ResultOf } from '../../src-main/contract/api.ts'
import { callError } from '../../src-main/contract/errors.ts'
import type { CallError } from '../../src-main/contract/errors.ts'
import { unreachable } from '../../src-main/contract/result.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { LedgerWordAnswer } from '../../src-main/contract/ledger-words.ts'
import type { Review } from '../../src-main/contract/review.ts'
import type { CaseOverview } from '../../src-main/contract/screens.ts'
import type { Answer, Client } from '../client.ts'
import { switchTexts } from '../i18n.ts'
import type { AppState, ToastText } from './app-state.ts'
import { keepPreferences, showPreferences } from './preferences.ts'
import type { Preferences } from './preferences.ts'
import type { Store } from './store.ts'

/** What the window can do beyond one screen. */
export interface Actions {
  /** Reads what the host knows, shows an open case, and begins to listen. Returns the end of listening. */
  start(): () => void
  /** Calls the host; a failure is shown in the frame's error line and comes back as null. */
  run<M extends MethodName>(method: M, params: Params<M>): Promise<ResultOf<M> | null>
  /** Calls the host and hands the failure to the caller, who shows it in place. */
  call<M extends MethodName>(method: M, params: Params<M>): Promise<Answer<M>>
  /** Calls a method that answers the changed review, shows it and says what was done, with undo. Null where it failed. */
  decide<M extends ReviewMethod>(method: M, params: Params<M>, done: string): Promise<Review | null>
  /** As {@link decide} for a word on the ledger: answers which findings it changed. Null where it failed. */
  speak<M extends LedgerWordMethod>(method: M, params: Params<M>, done: string): Promise<ResultOf<M> | null>
  /** Opens a case by any of the three ways; false and an error line where it failed. */
  openCase<M extends OpenMethod>(method: M, params: Params<M>): Promise<Result<null, CallError>>
  closeCase(): Promise<void>
  /** Reads overview and review again. */
  refresh(): Promise<void>
  /** Takes tokens of files or folders into the open case; progress stands in the state meanwhile. */
  importBundle(tokens: readonly string[]): Promise<ResultOf<'intake.import'> | null>
  cancelImport(): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  prefer(change: Partial<Preferences>): Promise<void>
  say(toast: ToastText | null): void
  /** Keeps the result of the last check of log and originals, for the bar and the export. */
  noteVerified(ok: boolean): void
  showError(error: CallError | null): void
}

export type ReviewMethod =
  | 'findings.decide' | 'findings.setParameters' | 'elements.assess' | 'evidence.setProperty' | 'evidence.setCheck'
  | 'circumstances.assess' | 'circumstances.decide' | 'opinion.answer' | 'opinion.setClock' | 'opinion.second' | 'opinion.sign' | 'gaps.set'
  | 'persons.name' | 'evidence.place' | 'sanctions.state' | 'causation.keep' | 'causation.remove' | 'recovery.state' | 'opinion.proceed'
  | 'contradictions.set' | 'checksums.setList'
/** Methods that keep a word on the ledger. */
export type LedgerWordMethod =
  | 'pairs.set' | 'counterparties.merge' | 'counterparties.split' | 'lexicon.set' | 'lexicon.addCategory' | 'lexicon.renameCategory' | 'lexicon.removeCategory' | 'accounts.say'
  | 'reports.state' | 'reports.remove' | 'reports.addLines' | 'reports.changeLine' | 'reports.removeLine'
export type OpenMethod = 'cases.openSample' | 'cases.create' | 'cases.open'

export function createActions(client: Client, store: Store<AppState>, texts: (key: string) => string): Actions {
  const language = () => store.get().preferences.language
  // A slow answer for an earlier case or language must not overwrite the newer one.
  let asked = 0

  const showError = (error: CallError | null): void => store.set({ error })

  const run: Actions['run'] = async (method, params) => {
    const answer = await client.call(method, params)
    if (answer.ok) return answer.value
    showError(answer.error)
    return null
  }

  const loadReview = async (): Promise<void> => {
    const mine = (asked += 1)
    store.set({ reviewLoading: true })
    const answer = await client.call('review.get', { language: language() })
    if (mine !== asked) return
    store.set({ reviewLoading: false, ...(answer.ok ? { review: answer.value } : { error: answer.error }) })
  }

  const loadOverview = async (): Promise<void> => {
    const answer = await client.call('cases.overview', {})
    if (answer.ok) store.set({ overview: answer.value })
    else showError(answer.error)
  }

  const refresh = async (): Promise<void> => {
    await loadOverview()
    if (store.get().overview === null) store.set({ review: null, reviewLoading: false })
    else {
      await loadReview()
      // A big case is opened before its rules have run: only now are its open findings known.
      await loadOverview()
    }
  }

  const adopt = async (review: Review): Promise<void> => {
    asked += 1
    store.set({ review, reviewLoading: false, error: null })
    await loadOverview()
  }

  const history = async (method: 'history.undo' | 'history.redo', done: string): Promise<void> => {
    const review = await run(method, { language: language() })
    if (review === null) return
    store.set({ toast: { text: done, undo: false } })
    await adopt(review)
  }

  const hear = (event: HostEvent): void => {
    switch (event.type) {
      case 'import-progress': return store.set({ importing: event })
      case 'import-finished': return store.set({ importing: null })
      case 'recognition-progress': return store.set({ recognising: event })
      case 'recognition-finished':
        store.set({ recognising: null })
        return void refresh()
      case 'case-changed': return void refresh()
      case 'host-gone': return showError(callError('host-gone', { reason: event.reason }))
      default: return unreachable(event)
    }
  }

  return {
    start() {
      const end = client.subscribe(hear)
      void run('app.info', {}).then((info) => store.set({ info }))
      void refresh()
      return end
    },
    run,
    call: (method, params) => client.call(method, params),
    async decide(method, params, done) {
      // Every ReviewMethod answers the review; the compiler does not follow that through the generic call.
      const review = (await run(method, params)) as Review | null
      if (review === null) return null
      store.set({ toast: { text: done, undo: true } })
      await adopt(review)
      return review
    },
    async speak(method, params, done) {
      const answer = await run(method, params)
      if (answer === null) return null
      store.set({ toast: { text: done, undo: true } })
      // Every LedgerWordMethod answers the review; the compiler does not follow that through the generic call.
      await adopt((answer as LedgerWordAnswer).review)
      return answer
    },
    async openCase(method, params) {
      const answer = await client.call(method, params)
      if (!answer.ok) return answer
      store.set({ overview: answer.value as CaseOverview, review: null, error: null, toast: null, verified: null })
      await loadReview()
      return { ok: true, value: null }
    },
    async closeCase() {
      asked += 1
      if ((await client.call('cases.close', {})).ok) {
        store.set({ overview: null, review: null, reviewLoading: false, error: null, toast: null, verified: null })
      }
    },
    refresh,
    async importBundle(tokens) {
      store.set({ importing: 'starting', error: null, toast: null })
      const report = await run('intake.import', { tokens: [...tokens] })
      store.set({ importing: null })
      await refresh()
      return report
    },
    async cancelImport() {
      await run('intake.cancel', {})
    },
    undo: () => history('history.undo', texts('window.toast.undone')),
    redo: () => history('history.redo', texts('window.toast.redone')),
    async prefer(change) {
      const before = store.get().preferences
      const preferences = { ...before, ...change }
      store.set({ preferences })
      keepPreferences(preferences)
      showPreferences(preferences)
      if (preferences.language === before.language) return
      // The line would stand in the language before.
      store.set({ toast: null })
      await switchTexts(preferences.language)
      if (store.get().overview !== null) await loadReview()
    },
    say: (toast) => store.set({ toast }),
    noteVerified: (ok) => store.set({ verified: ok }),
    showError,
  }
}
