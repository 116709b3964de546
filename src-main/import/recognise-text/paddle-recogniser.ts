import type { InferenceSession } from 'onnxruntime-node'
import type * as Onnx from 'onnxruntime-node'
import { DetectionService, type Box, type Image } from 'paddleocr'
import { decodeLine, type DecodedLine } from './ctc.ts'
import { installedModels, type Models } from './models.ts'
import { isBlank, turnedBack, turnedPage, type Turn } from './pixels.ts'
import { rowsOf } from './reading-order.ts'
import type { LineBox, PixelImage, RecognisedLine, TextRecogniser } from './recogniser.ts'

/** Height of a line as the model reads it, and the least width that it was taught with. */
const LINE_HEIGHT = 48
const LEAST_LINE_WIDTH = 320
/** No line of a page is wider than this many times its height; a wider box is a rule or a border. */
const WIDEST = 80
/**
 * Pixels in which lines are looked for. The usual limit of 960 on the longer side joins or loses the small print of a
 * dense A4 page; the whole page at 200 dpi costs four times as much and finds no more.
 */
const SEARCH_PIXELS = 1_600_000
/** Pictures lower than this (a cut-out line) are looked at enlarged: their letters are too small for the model. */
const LEAST_SIDE = 160
/** Text that touches the edge is not found; so every picture gets a margin. */
const MARGIN = 24
/** Lines by which the page's orientation is judged. */
const JUDGES = 7

/**
 * PP-OCRv4 on the ONNX runtime. Native code: only ever loaded in the process of its own (recogniser-process.ts),
 * never in a parse worker. `threads` is for one page. Throws where runtime or models cannot be loaded.
 */
export async function createPaddleRecogniser(threads: number, models: Models = installedModels()): Promise<TextRecogniser> {
  const onnx: typeof Onnx = await import('onnxruntime-node')
  // Where threads outnumber free cores they wait for each other and use up twice the time.
  const settings: InferenceSession.SessionOptions = { executionProviders: ['cpu'], intraOpNumThreads: threads, logSeverityLevel: 3 }
  const load = (path: string): Promise<InferenceSession> => onnx.InferenceSession.create(path, settings)
  const detection = await load(models.detection)
  const recognition = await load(models.recognition)
  const orientation = await load(models.orientation)
  const detector = new DetectionService(
    { Tensor: onnx.Tensor, InferenceSession: { create: () => Promise.reject(new Error('the models are loaded already')) } },
    { outputNames: detection.outputNames, inputNames: detection.inputNames, run: (feeds) => detection.run(feeds as InferenceSession.FeedsType) },
    { channelOrder: 'bgr', limitType: 'resize_long' },
  )

  async function run(session: InferenceSession, line: Image, width: number): Promise<{ data: Float32Array; dims: readonly number[] }> {
    const tensor = line.tensor({ mean_values: [127.5, 127.5, 127.5], norm_values: [1 / 127.5, 1 / 127.5, 1 / 127.5], channel_order: 'bgr' })
    const input = new onnx.Tensor('float32', widened(tensor, line.width, LINE_HEIGHT, width), [1, 3, LINE_HEIGHT, width])
    const output = (await session.run({ [session.inputNames[0] ?? '']: input }))[session.outputNames[0] ?? '']
    if (!output || !(output.data instanceof Float32Array)) throw new Error('the model gave no table of probabilities')
    return { data: output.data, dims: output.dims }
  }

  async function readLine(crop: Image): Promise<DecodedLine> {
    const width = Math.max(1, Math.min(LINE_HEIGHT * WIDEST, Math.ceil((LINE_HEIGHT * crop.width) / crop.height)))
    const line = crop.resize({ width, height: LINE_HEIGHT })
    const { data, dims } = await run(recognition, line, Math.max(LEAST_LINE_WIDTH, width))
    return decodeLine(data, dims[1] ?? 0, dims[2] ?? 0, models.dictionary)
  }

  async function isUpsideDown(crop: Image): Promise<boolean> {
    const width = Math.max(1, Math.min(192, Math.ceil((LINE_HEIGHT * crop.width) / crop.height)))
    const { data } = await run(orientation, crop.resize({ width, height: LINE_HEIGHT }), 192)
    return (data[1] ?? 0) > 0.9
  }

  async function look(image: PixelImage, turn: Turn): Promise<Turned> {
    const page = turnedPage(image, turn, MARGIN)
    return { page, turn, boxes: await detector.run(page, { maxSideLength: searchSide(page) }) }
  }

  /** How sure the model is of the longest lines. */
  async function sureness(turned: Turned): Promise<number> {
    const lines = []
    for (const box of longest(turned.boxes)) lines.push(await readLine(cropOf(turned.page, box)))
    return lines.reduce((sum, line) => sum + line.confidence, 0) / Math.max(1, lines.length)
  }

  /** The page as it has to be turned to be read: scanners lay sheets in sideways and upside down. */
  async function bestTurn(image: PixelImage): Promise<Turned> {
    let best = await look(image, 0)
    if (isSideways(best.boxes)) best = await look(image, 90)
    const judges = longest(best.boxes)
    let against = 0
    for (const box of judges) if (await isUpsideDown(cropOf(best.page, box))) against += 1
    if (against * 2 <= judges.length) return best
    // The small model that looks at the direction errs on Latin letters; what can be read better is upright.
    const other = await look(image, best.turn === 90 ? 270 : 180)
    return (await sureness(other)) > (await sureness(best)) ? other : best
  }

  return {
    model: models.name,
    async recognise(image) {
      if (isBlank(image)) return []
      const found = await bestTurn(image)
      const lines: RecognisedLine[] = []
      for (const [index, row] of rowsOf(found.boxes).entries()) {
        for (const box of row) {
          const decoded = await readLine(cropOf(found.page, box))
          if (decoded.text !== '') lines.push({ ...decoded, row: index + 1, box: turnedBack(withoutMargin(box), found.turn, image) })
        }
      }
      return lines
    },
    async close() {
      await Promise.all([detection, recognition, orientation].map((session) => session.release()))
    },
  }
}

/** A page turned for reading, with the boxes of its lines. */
interface Turned {
  readonly page: Image
  readonly turn: Turn
  readonly boxes: readonly Box[]
}

const longest = (boxes: readonly Box[]): readonly Box[] => boxes.toSorted((left, right) => right.width * right.height - left.width * left.height).slice(0, JUDGES)

const cropOf = (page: Image, box: Box): Image => (box.points ? page.cropRotated(box.points) : page.crop(box))

const withoutMargin = (box: Box): LineBox => ({ x: box.x - MARGIN, y: box.y - MARGIN, width: box.width, height: box.height })

/** Most of what was found stands on end: the page lies on its side. */
function isSideways(boxes: readonly Box[]): boolean {
  const area = (each: readonly Box[]): number => each.reduce((sum, box) => sum + box.width * box.height, 0)
  return boxes.length > 0 && area(boxes.filter((box) => box.height > box.width * 1.5)) * 2 > area(boxes)
}

/** The longer side in pixels at which lines are looked for. */
function searchSide(page: Pick<PixelImage, 'width' | 'height'>): number {
  const [short, long] = [Math.min(page.width, page.height), Math.max(page.width, page.height)]
  const scale = short < LEAST_SIDE ? Math.min(2, LEAST_SIDE / short) : 1
  return Math.round(long * Math.min(scale, Math.sqrt(SEARCH_PIXELS / (short * long))))
}

/** Zeroes to the right of each row: the model was taught with them. */
function widened(tensor: Float32Array, from: number, height: number, to: number): Float32Array {
  if (from === to) return tensor
  const wide = new Float32Array(3 * height * to)
  for (let row = 0; row < 3 * height; row += 1) wide.set(tensor.subarray(row * from, (row + 1) * from), row * to)
  return wide
}
