import { afterAll, beforeAll, describe } from 'vitest'
import { startTestHost, type TestHost } from '../host/in-process.ts'
import { contractSuite } from './suite.ts'

let test: TestHost
beforeAll(() => {
  test = startTestHost()
})
afterAll(() => test.end())

describe('the contract in one process', () => {
  contractSuite(() => ({ call: (method, params) => test.host.call(method, params), token: test.token, folder: test.folder }))
})
