import { useEffect, useRef, useState } from 'react'
import type { DocumentInfo } from '../../../../src-main/contract/screens.ts'
import { readRange } from '../../../pdf/read-bytes.ts'
import type { TiffAnswer, TiffRequest } from './tiff-worker.ts'

/** Address of a picture that the browser shows; `failed` where there is none, null while it is read. */
export type Picture = string | 'failed' | null

/** The picture of a page of an image file: the bytes as they are, or a page of a TIFF, which browsers do not show, decoded. */
export function usePicture(info: DocumentInfo, page: number): Picture {
  const isTiff = info.mediaType === 'image/tiff'
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | 'failed' | null>(null)
  const [picture, setPicture] = useState<{ readonly page: number; readonly address: Picture }>({ page: 0, address: null })
  const worker = useRef<Worker | null>(null)
  const shown = isTiff ? page : 1

  useEffect(() => {
    const stop = new AbortController()
    setBytes(null)
    readRange(info.url, 0, info.size, stop.signal).then(setBytes, () => {
      if (!stop.signal.aborted) setBytes('failed')
    })
    return () => stop.abort()
  }, [info.url, info.size])

  useEffect(() => {
    if (!isTiff) return undefined
    const started = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' })
    worker.current = started
    return () => {
      worker.current = null
      started.terminate()
    }
  }, [isTiff, bytes])

  const sent = useRef<unknown>(null)
  useEffect(() => {
    if (bytes === null || bytes === 'failed') {
      setPicture({ page: shown, address: bytes })
      return undefined
    }
    let stopped = false
    let address: string | null = null
    const show = (blob: Blob | null): void => {
      if (stopped) return
      address = blob === null ? null : URL.createObjectURL(blob)
      setPicture({ page: shown, address: address ?? 'failed' })
    }
    const decoder = worker.current
    if (!isTiff) show(new Blob([bytes], { type: info.mediaType }))
    else if (decoder !== null) {
      const hear = ({ data }: MessageEvent<TiffAnswer>): void => {
        if (data.page === shown) void blobOf(data).then(show, () => show(null))
      }
      decoder.addEventListener('message', hear)
      decoder.addEventListener('error', () => show(null), { once: true })
      const request: TiffRequest = sent.current === decoder ? { page: shown } : { page: shown, bytes: bytes.slice().buffer }
      sent.current = decoder
      decoder.postMessage(request)
    }
    return () => {
      stopped = true
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [bytes, isTiff, shown, info.mediaType])
  return picture.page === shown ? picture.address : null
}

async function blobOf(answer: TiffAnswer): Promise<Blob | null> {
  if ('failed' in answer) return null
  const { width, height, turn, rgba } = answer
  const stored = new OffscreenCanvas(width, height)
  stored.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0)
  const sideways = turn % 180 !== 0
  const canvas = new OffscreenCanvas(sideways ? height : width, sideways ? width : height)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turn * Math.PI) / 180)
  context.drawImage(stored, -width / 2, -height / 2)
  return canvas.convertToBlob({ type: 'image/png' })
}
