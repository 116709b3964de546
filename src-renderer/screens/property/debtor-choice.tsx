import type { DebtorChoice } from '../../../src-main/contract/property.ts'

interface DebtorSelectProps {
  readonly label: string
  readonly debtors: readonly DebtorChoice[]
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Whose sheet is shown, where there are several debtors; the name alone where there is one. */
export function DebtorSelect({ label, debtors, value, onChange }: DebtorSelectProps) {
  if (debtors.length < 2) return <b>{debtors[0]?.name}</b>
  return (
    <select className="filter choice" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {debtors.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
    </select>
  )
}
