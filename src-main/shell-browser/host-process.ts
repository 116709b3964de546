import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromHost, HostChannel } from '../host/channel.ts'
import { LEAN_OWNER } from '../host/lean-owner.ts'

/** Starts the built host in a Node process of its own; the same entry that Electron runs as a utility process. */
export function forkHost(builtFolder: string): HostChannel {
  const child = fork(join(builtFolder, 'host.js'), [], {
    execArgv: [...LEAN_OWNER.execArgv], env: { ...process.env, ...LEAN_OWNER.env }, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    post(message) {
      if (child.connected) child.send(message)
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}
