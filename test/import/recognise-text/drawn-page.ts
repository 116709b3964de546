import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Canvas } from '@napi-rs/canvas'
import { nativeCanvas } from '../../../src-main/import/recognise-text/canvas.ts'

let families: string | null = null

/** The bundled font as a list of its pieces, each a family of its own: text drawn here looks the same on every machine. */
function bundledFont(): string {
  if (families !== null) return families
  const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-serif-sc/package.json')), 'files')
  const { GlobalFonts } = nativeCanvas()
  const pieces = readdirSync(folder).filter((each) => each.endsWith('-400-normal.woff2'))
  pieces.forEach((name, index) => GlobalFonts.registerFromPath(join(folder, name), `Bundled ${index}`))
  // One name for all pieces would find the glyphs of one piece only.
  families = pieces.map((_, index) => `"Bundled ${index}"`).join(', ')
  return families
}

export interface Drawing {
  readonly width?: number
  readonly height?: number
  readonly size?: number
  readonly paper?: string | null
  readonly ink?: string
  /** Degrees clockwise by which the finished sheet lies turned. */
  readonly turned?: 0 | 90 | 180 | 270
}

/** A sheet with these rows of text; pieces of a row are set apart. */
export function drawPage(rows: readonly (string | readonly string[])[], drawing: Drawing = {}): Canvas {
  const { width = 1000, height = 80 + rows.length * 70, size = 36, paper = '#f3f1ea', ink = '#2b2b2b', turned = 0 } = drawing
  const { createCanvas } = nativeCanvas()
  const sheet = createCanvas(width, height)
  const context = sheet.getContext('2d')
  if (paper !== null) {
    context.fillStyle = paper
    context.fillRect(0, 0, width, height)
  }
  context.fillStyle = ink
  context.font = `${size}px ${bundledFont()}`
  rows.forEach((row, index) => {
    const pieces = typeof row === 'string' ? [row] : row
    pieces.forEach((text, piece) => context.fillText(text, 60 + (piece * (width - 100)) / pieces.length, 80 + index * 70))
  })
  if (turned === 0) return sheet
  const lying = turned === 180 ? createCanvas(width, height) : createCanvas(height, width)
  const turn = lying.getContext('2d')
  turn.translate(lying.width / 2, lying.height / 2)
  turn.rotate((turned * Math.PI) / 180)
  turn.drawImage(sheet, -width / 2, -height / 2)
  return lying
}

export const drawPng = (rows: Parameters<typeof drawPage>[0], drawing?: Drawing): Uint8Array => new Uint8Array(drawPage(rows, drawing).toBuffer('image/png'))
