/** Folder part of a path inside a bundle; the empty text for a file at the top. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Name of a file on the machine, whose path may be of either kind. */
export const machineNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
