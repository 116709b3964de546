import { registerHooks } from 'node:module'

/**
 * What is changed in pdf.js while it is loaded by the process that reads text, and by no other:
 *
 * - Where a node of the page tree has as many children as pages, and many of them, the place of a child says which page
 *   it is (the same change as in the window, see electron.vite.config.ts). Otherwise every page object of a flat tree is
 *   read to find one, and that anew each time a big document is opened.
 * - The data of pictures is not fetched: text is not in it. A scan of a gigabyte is otherwise read, and kept, whole.
 */
const CHANGES: readonly (readonly [from: string, to: string])[] = [
  [
    '      for (let last = kids.length - 1; last >= 0; last--) {\n        const lastKid = kids[last];\n',
    '      if (kids.length === count && kids.length > 32) {\n'
      + '        const kid = kids[pageIndex - currentPageIndex];\n'
      + '        const page = kid instanceof Ref ? await xref.fetchAsync(kid) : null;\n'
      + '        if (page instanceof Dict && isName(page.get("Type"), "Page") && !page.has("Kids")) {\n'
      + '          pageIndexCache.put(kid, pageIndex);\n'
      + '          return [page, kid];\n'
      + '        }\n'
      + '      }\n'
      + '      for (let last = kids.length - 1; last >= 0; last--) {\n        const lastKid = kids[last];\n',
  ],
  [
    '    if (length) {\n      if (start + length > this.progressiveDataLength) {\n        this.ensureRange(start, start + length);\n',
    '    if (length && !(dict instanceof Dict && isName(dict.getRaw("Subtype"), "Image"))) {\n      if (start + length > this.progressiveDataLength) {\n        this.ensureRange(start, start + length);\n',
  ],
  [
    '      if (currentNode instanceof BaseStream) {\n        const baseStreams = currentNode.getBaseStreams();\n',
    '      if (currentNode instanceof BaseStream && !isName(currentNode.dict?.getRaw("Subtype"), "Image")) {\n        const baseStreams = currentNode.getBaseStreams();\n',
  ],
]

/** The changed text of the worker half; null where it is not the text that the changes are for, which is then left alone. */
export function changedForText(source: string): string | null {
  let text = source
  for (const [from, to] of CHANGES) {
    if (text.split(from).length !== 2) return null
    text = text.replace(from, () => to)
  }
  return text
}

/** From here on this process loads pdf.js for reading text only: pictures of big documents could not be drawn with it. */
export function loadPdfjsForText(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (!url.endsWith('pdfjs-dist/legacy/build/pdf.worker.mjs') || loaded.source == null) return loaded
      const source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
      return { ...loaded, source: changedForText(source) ?? source }
    },
  })
}
