import { session as electronSession, type Session } from 'electron'
import type { Host } from '../host/host.ts'
import { answerRequest } from '../host/serve.ts'
import { isPermissionAllowed, isRequestAllowed } from '../policy/web.ts'
import { ELECTRON_ORIGIN, PARTITION } from './preferences.ts'

/** The session of the window: in memory, everything denied that is not ours. */
export function hardenedSession(host: Host, rendererFolder: string): Session {
  const session = electronSession.fromPartition(PARTITION, { cache: false })
  for (const each of [session, electronSession.defaultSession]) deny(each)
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isRequestAllowed(details.url, ELECTRON_ORIGIN) }))
  electronSession.defaultSession.webRequest.onBeforeRequest((_details, callback) => callback({ cancel: true }))
  session.protocol.handle('app', async (request) => {
    const answer = await answerRequest({ method: request.method, url: request.url, range: request.headers.get('range') }, host, rendererFolder)
    return new Response(answer.body ? streamOf(answer.body) : null, { status: answer.status, headers: { ...answer.headers } })
  })
  return session
}

function deny(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => callback(isPermissionAllowed(permission, details.requestingUrl, details.isMainFrame, ELECTRON_ORIGIN)))
  session.setPermissionCheckHandler((_contents, permission, origin, details) => isPermissionAllowed(permission, details.requestingUrl ?? origin, details.isMainFrame, ELECTRON_ORIGIN))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL('https://invalid.invalid/')
  session.on('will-download', (event) => event.preventDefault())
  // An address that answers nothing, for whatever still tries to leave.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' })
}

function streamOf(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
