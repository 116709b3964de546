import { useContext, useEffect } from 'react'
import { splitText } from '../../src-main/domain/citations/mention.ts'
import { CitingContext, useWanted } from './citing.ts'
import { StateMark } from './state-mark.tsx'

/** A text with its citations: short name and place, one press opens the original; one that points at nothing says so. */
export function CitedText({ text }: { readonly text: string }) {
  const pieces = splitText(text)
  const references = pieces.flatMap((piece) => ('mention' in piece ? [piece.mention.reference] : []))
  useWanted(references)
  return (
    <>
      {placed(pieces).map(({ piece, at }) => ('words' in piece ? <span key={at}>{piece.words}</span> : <CitationMark key={at} name={piece.mention.name} reference={piece.mention.reference} />))}
    </>
  )
}

/** Pieces with the place where each ends: what tells one from another when words change behind it. */
function placed(pieces: ReturnType<typeof splitText>): readonly { readonly piece: ReturnType<typeof splitText>[number]; readonly at: number }[] {
  let at = 0
  return pieces.map((piece) => {
    at += 'words' in piece ? piece.words.length : 1
    return { piece, at }
  })
}

/** One citation, as a button that opens it. */
export function CitationMark({ name, reference }: { readonly name: string; readonly reference: string }) {
  const citing = useContext(CitingContext)
  const cited = citing?.cited(reference) ?? null
  useEffect(() => citing?.want([reference]), [citing, reference])
  if (cited?.broken === true) return <span className="cite-broken" title={cited.why}><StateMark state="warn">{citing?.words.broken} {cited.name === '' ? name : cited.name}</StateMark></span>
  const words = cited === null ? name : [cited.name, cited.place].filter((part) => part !== '').join(' ')
  const open = cited?.open ?? null
  return open === null ? <span className="cite-plain">{words}</span> : <button type="button" className="cite" onClick={(event) => { event.stopPropagation(); open() }}>{words}</button>
}
