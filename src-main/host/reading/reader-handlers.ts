import { fixedPage, htmlOf } from './show-original.ts'
import { keepPlace, pinPassage, placeIn, readings, setReadingState, unpinPassage } from './reading.ts'
import { ok } from '../../contract/result.ts'
import type { READER_METHODS } from '../../contract/reader-methods.ts'
import { findInFile } from './find-in-file.ts'
import { onCase, type Handler } from '../handler.ts'

export const readerHandlers: { readonly [M in keyof typeof READER_METHODS]: Handler<M> } = {
  'reader.find': onCase((session, params) => ok(findInFile(session, params.file, params.words, params.most))),
  'reader.html': onCase((session, params, state) => htmlOf(session, state.parser, params.file)),
  'reader.fixedPage': onCase((session, params, state) => fixedPage(session, state.parser, params.file, params.page)),
  'reader.readings': onCase((session) => ok(readings(session))),
  'reader.setState': onCase((session, params) => setReadingState(session, params)),
  'reader.pin': onCase((session, params) => pinPassage(session, params)),
  'reader.unpin': onCase((session, params) => unpinPassage(session, params)),
  'reader.place': onCase((session, params) => placeIn(session, params.file)),
  'reader.keepPlace': onCase((session, params) => keepPlace(session, params.file, params.place)),
}
