import { homedir } from 'node:os'
import { join } from 'node:path'

/** Folder for this user's settings: the list of recent cases and the opened sample, nothing of any case else. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['THRESHOLD_DATA']
  if (named !== undefined && named !== '') return named
  switch (process.platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? homedir(), 'Threshold')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Threshold')
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'threshold')
  }
}
