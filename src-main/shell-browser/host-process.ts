import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { FromHost, HostChannel } from '../host/channel.ts'

/** Starts the built host in a Node process of its own; the same entry that Electron runs as a utility process. */
export function forkHost(builtFolder: string): HostChannel {
  const child = fork(join(builtFolder, 'host.js'), [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    post(message) {
      if (child.connected) child.send(message)
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  }
}
