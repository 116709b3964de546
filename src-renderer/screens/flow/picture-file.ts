const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
/** What a drawing keeps when it leaves the window, where no style sheet follows it. */
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'paint-order'] as const
const KEPT_OF_TEXT = [...KEPT, 'font-family', 'font-size', 'font-weight', 'text-anchor'] as const
const MARGIN = 16

/** A drawing by itself: looks written into each shape, the light theme, a ground, and nothing of the selection or of roles. */
export interface Picture {
  readonly svg: SVGSVGElement
  readonly width: number
  readonly height: number
}

/**
 * Copies a drawing of the window. The copy stands in the page for a moment under the light theme, because
 * looks can be read of shown elements only, and because paper is white.
 */
export function pictureOf(shown: SVGSVGElement, title: string): Picture {
  const copy = shown.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('a copy of a drawing is a drawing')
  const { width, height, x, y } = shown.viewBox.baseVal
  const stage = document.createElement('div')
  stage.className = 'flow-stage'
  stage.append(copy)
  document.body.append(stage)
  try {
    for (const off of copy.querySelectorAll('.rib-hit, .rib-sel, .nd-sel, .nd-hit')) off.remove()
    for (const lit of copy.querySelectorAll('.lit')) lit.classList.remove('lit')
    for (const element of copy.querySelectorAll('path, rect, circle, text')) {
      const look = getComputedStyle(element)
      for (const name of element instanceof SVGTextElement ? KEPT_OF_TEXT : KEPT) element.setAttribute(name, plainColour(look.getPropertyValue(name)))
    }
    for (const element of [copy, ...copy.querySelectorAll('*')]) for (const name of ['class', 'id', 'role', 'tabindex', 'aria-selected', 'aria-label', 'style']) element.removeAttribute(name)
    const ground = document.createElementNS(SVG_NAMESPACE, 'rect')
    const box = { x: x - MARGIN, y: y - MARGIN, width: width + MARGIN * 2, height: height + MARGIN * 2 }
    for (const [name, value] of Object.entries({ ...box, fill: getComputedStyle(stage).backgroundColor })) ground.setAttribute(name, String(value))
    const name = document.createElementNS(SVG_NAMESPACE, 'title')
    name.textContent = title
    copy.prepend(name, ground)
    copy.setAttribute('xmlns', SVG_NAMESPACE)
    copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`)
    copy.setAttribute('width', String(box.width))
    copy.setAttribute('height', String(box.height))
    return { svg: copy, width: box.width, height: box.height }
  } finally {
    stage.remove()
  }
}

/** Mixed colours are computed as `color(srgb …)`, which drawing programs do not read: the same colour as `rgb(…)`. */
export function plainColour(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/u.exec(value)
  if (parts === null) return value
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255))
  return parts[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${parts[4]})`
}

export const svgText = ({ svg }: Picture): string => new XMLSerializer().serializeToString(svg)

const SHARPNESS = 2
/** Larger canvases are refused by browsers; the picture is then drawn at less than double sharpness. */
const LARGEST_SIDE = 16_000

/**
 * The picture as PNG, base64. Shapes are drawn from the SVG; texts are set on the canvas itself, because an SVG that is
 * drawn as an image may not use the fonts of the page, and Chinese would come out as boxes where the system has no font for it.
 */
export async function pngBase64(picture: Picture): Promise<string> {
  const sharp = Math.min(SHARPNESS, LARGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * sharp)
  canvas.height = Math.round(picture.height * sharp)
  const paper = canvas.getContext('2d')
  if (paper === null) throw new Error('no canvas to draw on')
  const texts = [...picture.svg.querySelectorAll('text')]
  const shapes = picture.svg.cloneNode(true)
  if (!(shapes instanceof SVGSVGElement)) throw new TypeError('a copy of a drawing is a drawing')
  for (const text of shapes.querySelectorAll('text')) text.remove()
  const address = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(shapes)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    paper.scale(sharp, sharp)
    paper.drawImage(image, 0, 0, picture.width, picture.height)
  } finally {
    URL.revokeObjectURL(address)
  }
  const [left = 0, top = 0] = (picture.svg.getAttribute('viewBox') ?? '').split(' ').map(Number)
  paper.translate(-left, -top)
  paper.lineJoin = 'round'
  for (const text of texts) drawText(paper, text)
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png') })
  if (blob === null) throw new Error('the canvas gave no picture')
  return base64(new Uint8Array(await blob.arrayBuffer()))
}

function drawText(paper: CanvasRenderingContext2D, text: SVGTextElement): void {
  const of = (name: string): string => text.getAttribute(name) ?? ''
  const words = text.textContent ?? ''
  paper.font = `${of('font-weight')} ${of('font-size')} ${of('font-family')}`
  paper.textAlign = of('text-anchor') === 'end' ? 'right' : of('text-anchor') === 'middle' ? 'center' : 'left'
  const [x, y] = [Number(of('x')), Number(of('y'))]
  if (of('stroke') !== 'none' && of('paint-order').startsWith('stroke')) {
    paper.strokeStyle = of('stroke')
    paper.lineWidth = Number(of('stroke-width').replace('px', ''))
    paper.strokeText(words, x, y)
  }
  paper.fillStyle = of('fill')
  paper.fillText(words, x, y)
}

const CHUNK = 0x8000

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}
