import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CaseOverview } from '../contract/screens.ts'
import type { Host } from '../host/host.ts'
import { needText, passphrase, textOption, type Given } from './arguments.ts'
import { ask } from './say.ts'

/** Opens the case file named by `--case`; makes a new one only where the command may. */
export async function openNamedCase(host: Host, given: Given, mayCreate: boolean): Promise<CaseOverview> {
  const path = resolve(needText(given, 'case'))
  const { token } = await host.grant(path)
  const key = passphrase(given)
  const overview = mayCreate && !existsSync(path) ? await ask(host, 'cases.create', { token, passphrase: key }) : await ask(host, 'cases.open', { token, passphrase: key })
  const reviewer = textOption(given, 'reviewer')
  if (reviewer !== null && reviewer !== overview.reviewer) await ask(host, 'reviewer.set', { name: reviewer })
  return overview
}
