import { resolve } from 'node:path'
import { CallFailure } from '../contract/errors.ts'
import { createHost } from '../host/create-host.ts'
import { dataFolder } from '../host/places.ts'
import type { Host } from '../host/host.ts'
import { printPage } from '../shell-browser/print.ts'
import { UnreadableRequest, UsageError } from './arguments.ts'
import { assess, decideFrom } from './decide-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { review } from './review-command.ts'
import { rules } from './rules-command.ts'
import { search } from './search-command.ts'
import { sayError } from './say.ts'
import { verify } from './verify-command.ts'

/** Exit statuses: 0 all taken in, 1 failure, 3 something needs attention, 4 a difference was found by `verify`. */
export type ExitStatus = 0 | 1 | 3 | 4

export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly progressToTerminal: boolean
}
export interface Invocation {
  readonly args: readonly string[]
  readonly host: Host
  readonly terminal: Terminal
}

type Command = (invocation: Invocation) => Promise<ExitStatus>

const COMMANDS: Readonly<Record<string, Command>> = {
  review,
  import: importCommand,
  search,
  export: exportCommand,
  verify,
  accept: (invocation) => decideFrom(invocation, 'accepted'),
  reject: (invocation) => decideFrom(invocation, 'rejected'),
  assess,
  rules,
}

const USAGE = `threshold review <bundle> --out <dir> [--lang zh-CN|en] [--role judge|prosecutor|transfer|private] [--source WHO] [--passphrase-file F] [--password-file F] [--no-ocr]
threshold import <bundle> --case <file> [--json] [--source WHO] [--passphrase-file F] [--password-file F] [--no-ocr]
threshold search <words> --case <file> [--json] [--passphrase-file F]
threshold export --case <file> --format json|html|docx|pdf|csv|bag --out <path> [--final] [--lang zh-CN|en] [--passphrase-file F]
threshold verify --case <file> [--json] [--passphrase-file F]
threshold accept <finding> --case <file> --reason <text> [--for <element>] [--against <element>] [--reviewer <name>]
threshold reject <finding> --case <file> --reason <text> [--reviewer <name>]
threshold assess <element> --case <file> --status established|disputed|not-established|not-applicable|unassessed --reason <text> [--open <text>] [--reviewer <name>]
threshold rules keys --out <file> [--lang zh-CN|en]
threshold rules sign <folder> --key <file> --signed-by <name> --out <file> [--lang zh-CN|en]
threshold rules check <file> [--lang zh-CN|en]
`

/** Runs one command against a host in this process and closes the case file in order, whatever happens. */
export async function runCommand(args: readonly string[], terminal: Terminal, makeHost: () => Host = commandLineHost): Promise<ExitStatus> {
  const [name = '', ...rest] = args
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    terminal.out(USAGE)
    return name === '' ? 1 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    terminal.err(`There is no command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.\n`)
    return 1
  }
  const host = makeHost()
  try {
    return await command({ args: rest, host, terminal })
  } catch (error) {
    if (error instanceof UsageError) terminal.err(`${error.message}. Usage:\n${USAGE.split('\n').filter((line) => line.startsWith(`threshold ${name} `)).join('\n')}\n`)
    else if (error instanceof UnreadableRequest) terminal.err(`${error.message}\n`)
    else if (error instanceof CallFailure) sayError(terminal, error.error)
    else terminal.err(`The command failed: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  } finally {
    await host.close()
  }
}

function commandLineHost(): Host {
  return createHost(
    { resources: resolve(import.meta.dirname, '../../resources'), data: dataFolder() },
    { capabilities: { shell: 'command-line', canPrint: true, canPick: false, canReveal: false }, printToPdf: printPage },
  )
}
