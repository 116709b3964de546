import { runCommand } from './commands.ts'

/** Entry of the command line: `threshold <command> …`. */
process.umask(0o077)
// A reader that stops early (`| head`) is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  progressToTerminal: process.stderr.isTTY === true,
})
