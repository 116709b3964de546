import type { ExitStatus, Invocation } from './commands.ts'
import { readArguments } from './arguments.ts'
import { openNamedCase } from './open-command.ts'
import { ask } from './say.ts'

export async function verify({ args, host, terminal }: Invocation): Promise<ExitStatus> {
  const given = readArguments(args, ['case', 'passphrase-file'], ['json'])
  await openNamedCase(host, given, false)
  const report = await ask(host, 'log.verify', {})
  if (given.options['json'] === true) terminal.out(`${JSON.stringify(report, null, 2)}\n`)
  else {
    terminal.out(`${report.ok ? '一致' : '不一致'}：原件 ${report.files} 份，${report.bytes} 字节；日志 ${report.entries} 条，链尾 ${report.head}\n`)
    for (const each of report.differences) terminal.out(`${each.kind} ${each.target}：应为 ${each.expected}，实为 ${each.found}\n`)
  }
  return report.ok ? 0 : 4
}
