import { dirname } from 'node:path'
import type { CDPSession } from 'playwright-core'

/**
 * Paths of files that a person chose or dropped in the page. A page never learns paths; the shell asks the
 * browser for the path behind each File object over the pipe.
 */
export async function pathsOfFiles(session: CDPSession, expression: string): Promise<string[]> {
  const list = await session.send('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true })
  const id = list.result.objectId
  if (id === undefined) return []
  const { result } = await session.send('Runtime.getProperties', { objectId: id, ownProperties: true })
  const paths: string[] = []
  for (const property of result) {
    const file = property.value?.objectId
    if (!/^\d+$/u.test(property.name) || file === undefined) continue
    const { path } = await session.send('DOM.getFileInfo', { objectId: file })
    if (path !== '') paths.push(path)
  }
  return paths
}

/** Opens the browser's own dialog and waits for the choice; an empty list where it was left without one. */
const chooser = (attributes: string): string => `new Promise((resolve) => {
  const input = document.createElement('input')
  input.type = 'file'
  ${attributes}
  input.addEventListener('change', () => resolve([...input.files]))
  input.addEventListener('cancel', () => resolve([]))
  input.click()
})`

export const chooseFiles = (session: CDPSession): Promise<string[]> => pathsOfFiles(session, chooser('input.multiple = true'))

export const chooseCaseFile = async (session: CDPSession): Promise<string | null> => (await pathsOfFiles(session, chooser("input.accept = '.tcase'")))[0] ?? null

/** The folder chosen: a folder dialog hands over its files, whose names within it say how far up it lies. */
export async function chooseFolder(session: CDPSession): Promise<string | null> {
  const holder = '__thresholdFolder'
  const paths = await pathsOfFiles(session, `${chooser('input.webkitdirectory = true')}.then((files) => { window.${holder} = files[0]?.webkitRelativePath ?? ''; return files.slice(0, 1) })`)
  const first = paths[0]
  if (first === undefined) return null
  const relative = await session.send('Runtime.evaluate', { expression: `window.${holder}`, returnByValue: true })
  const depth = String(relative.result.value ?? '').split('/').length - 1
  let folder = first
  for (let level = 0; level < depth; level += 1) folder = dirname(folder)
  return folder
}
