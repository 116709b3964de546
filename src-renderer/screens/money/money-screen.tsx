import { useTranslation } from 'react-i18next'
import './money.css'
import { Segment } from '../../design/index.ts'
import { goTo, usePlace } from '../../state/navigation.ts'
import { FlowView } from '../flow/flow-view.tsx'
import { AbilityView } from '../property/ability-view.tsx'
import { DeclaredView } from '../property/declared-view.tsx'
import { AccountsView } from './accounts-view.tsx'
import { CounterpartiesView } from './counterparties-view.tsx'
import { LedgerView } from './ledger-view.tsx'

const VIEWS = ['ledger', 'flow', 'accounts', 'counterparties', 'ability', 'declared'] as const

/** The money of the case: every row in one grid, who paid whom as a picture, what could be paid, and what the report says. */
export function MoneyScreen() {
  const { t } = useTranslation()
  const { target } = usePlace()
  const view = VIEWS.find((each) => each === target['view']) ?? 'ledger'
  const tabs = (
    <Segment
      label={t('review-window.money.view')}
      options={VIEWS.map((value) => ({ value, label: t(value === 'counterparties' ? 'money-window.cp.tab' : value === 'accounts' ? 'money-window.accounts.tab' : `review-window.money.views.${value}`) }))}
      value={view}
      onChange={(next) => goTo('money', next === 'ledger' ? undefined : { view: next })}
    />
  )
  switch (view) {
    case 'flow':
      return <FlowView tabs={tabs} />
    case 'accounts':
      return <AccountsView tabs={tabs} />
    case 'counterparties':
      return <CounterpartiesView tabs={tabs} />
    case 'ability':
      return <AbilityView tabs={tabs} />
    case 'declared':
      return <DeclaredView tabs={tabs} />
    case 'ledger':
      return <LedgerView tabs={tabs} />
  }
}
