import { useTranslation } from 'react-i18next'
import { markColour } from '../../../../src-main/contract/marks.ts'
import type { MarkColour } from '../../../../src-main/contract/marks.ts'
import { Segment } from '../../../design/index.ts'

/** A little of the colour; its name always stands beside it. */
export function ColourSwatch({ colour }: { readonly colour: MarkColour }) {
  return <i className={`swatch colour-${colour}`} aria-hidden="true" />
}

const KEYS: Readonly<Record<string, MarkColour | null>> = { '5': 'yellow', '6': 'green', '7': 'pink', '8': 'purple', '9': null }

/** The colour of a digit, null for that of the stance; undefined where the key is none. */
export const colourOfKey = (key: string): MarkColour | null | undefined => KEYS[key]

interface ColourChoiceProps {
  /** Null: the colour of the stance. */
  readonly value: MarkColour | null
  readonly onChange: (colour: MarkColour | null) => void
}

/** Colour of a mark by name: that of its stance, or one of its own. The stance keeps its line and its square beside any of them. */
export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const { t } = useTranslation()
  return (
    <span className="colourchoice"><Segment
      small label={t('marks.colourOf')} value={value ?? 'stance'} onChange={(chosen) => onChange(chosen === 'stance' ? null : chosen)}
      options={[{ value: 'stance' as const, label: t('marks.colour.stance') }, ...markColour.options.map((colour) => ({ value: colour, label: <><ColourSwatch colour={colour} />{t(`marks.colour.${colour}`)}</> }))]}
    /></span>
  )
}
