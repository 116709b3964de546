import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Ref } from 'react'
import { markTextLayer } from './mark-text-layer.ts'
import type { PageSize, Turn } from './page-layout.ts'

/** Words with the box they fill, from the top left corner of the page, in its units. */
export interface PlacedWords {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface PlacedTextProps {
  /** 1-based. */
  readonly page: number
  readonly words: readonly PlacedWords[]
  readonly size: PageSize
  readonly turn: Turn
  /** CSS pixels for one unit of the page. */
  readonly scale: number
  readonly quote: string | null
  readonly onQuote: (found: boolean, mark: HTMLElement | null) => void
  readonly container: Ref<HTMLDivElement>
}

/** Type size in which widths are measured, in pixels. */
const MEASURED = 100
let measuring: CanvasRenderingContext2D | null = null

/** Width of a text at type size 1, in the font of the layer. */
function naturalWidth(text: string): number {
  measuring ??= document.createElement('canvas').getContext('2d')
  if (measuring === null) return text.length
  measuring.font = `${MEASURED}px sans-serif`
  return measuring.measureText(text).width / MEASURED
}

/**
 * Words laid over the picture of a page, transparent, each stretched to its own box, so that what one selects is what
 * one sees. They stand in the order of the text of the page, by which marks and search find them.
 */
export function PlacedText({ page, words, size, turn, scale, quote, onQuote, container }: PlacedTextProps) {
  const box = useRef<HTMLDivElement>(null)
  const widths = useMemo(() => words.map((each) => naturalWidth(each.text)), [words])
  const told = useRef(onQuote)
  told.current = onQuote
  useLayoutEffect(() => {
    const spans = [...(box.current?.children ?? [])].filter((child): child is HTMLSpanElement => child instanceof HTMLSpanElement)
    // Marks of the passage before are taken out first.
    for (const [index, span] of spans.entries()) span.textContent = words[index]?.text ?? ''
    if (quote === null) return
    const mark = markTextLayer(spans, words.map((each) => each.text), quote)
    if (mark !== null) told.current(true, mark)
  }, [words, quote])
  return (
    <div ref={container} data-text-page={page} className="placed-frame">
      <div ref={box} className="placed-text" data-main-rotation={turn} style={{ width: size.width * scale, height: size.height * scale }}>
        {words.map((each, index) => {
          const height = each.height * scale
          const natural = (widths[index] ?? 0) * height
          return <span key={index} style={{ left: each.x * scale, top: each.y * scale, fontSize: height, transform: natural > 0 ? `scaleX(${(each.width * scale) / natural})` : undefined }} />
        })}
      </div>
    </div>
  )
}
