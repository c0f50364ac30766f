/** The way over HTTP, against servers of this process on the loopback interface. */

import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { messageOf } from '../../../src/base/errors.js'
import { type Transport, TransportFault } from '../../../src/model/endpoint/transport.js'
import { MOST_BODY_BYTES } from '../../../src/model/http/exchange.js'
import { httpTransport } from '../../../src/model/http/http-transport.js'
import type { WireRequest } from '../../../src/model/protocol.js'

const limits = { timeoutMs: 5000, idleMs: 5000 }
const key = 'Bearer sk-very-secret'
const cleaning: (() => unknown)[] = []

afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

function wire(changes: Partial<WireRequest> = {}): WireRequest {
  const headers = { 'content-type': 'application/json' }
  return { method: 'POST', path: '/chat', body: '{"a":1}', headers, isStream: false, ...changes }
}

async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleaning.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { server, port: (server.address() as AddressInfo).port }
}

function open(port: number, path = '/v1', connections = 4): Transport {
  const url = `http://127.0.0.1:${port}${path}`
  const transport = httpTransport({ url, headers: () => ({ authorization: key }), connections })
  cleaning.push(() => transport.close())
  return transport
}

async function faultOf(sending: Promise<unknown>): Promise<{ kind: string; words: string }> {
  try {
    await sending
  } catch (thrown) {
    if (thrown instanceof TransportFault) return { kind: thrown.kind, words: thrown.message }
    throw thrown
  }
  return { kind: 'none', words: '' }
}

describe('what goes out and comes back', () => {
  test('method, path below the base, headers with the secret, body; status, headers in lower case, text', async () => {
    const { port } = await listen((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const { method, url, headers } = request
        const seen = [
          method,
          url,
          headers.authorization,
          headers['accept-encoding'],
          headers['content-type'],
          body,
        ]
        response.writeHead(418, { 'X-RateLimit-Remaining': '7', 'set-cookie': ['a=1', 'b=2'] })
        response.end(JSON.stringify(seen))
      })
    })
    const answer = await open(port, '/v1/?api-version=2').send(wire(), limits)
    expect(JSON.parse(answer.body)).toEqual([
      'POST',
      '/v1/chat?api-version=2',
      key,
      'identity',
      'application/json',
      '{"a":1}',
    ])
    expect(answer.status).toBe(418)
    expect(answer.headers).toMatchObject({ 'x-ratelimit-remaining': '7', 'set-cookie': 'a=1, b=2' })
  })

  test('letters of several bytes that are cut by pieces of the body', async () => {
    const text = 'größer → 数据 🙂'
    const { port } = await listen((_, response) => {
      const bytes = Buffer.from(text)
      const next = (at: number): void => {
        if (at >= bytes.length) response.end()
        else response.write(bytes.subarray(at, at + 1), () => setImmediate(next, at + 1))
      }
      response.flushHeaders()
      next(0)
    })
    expect((await open(port).send(wire({ isStream: true }), limits)).body).toBe(text)
  })

  test('a redirect is an answer and is not followed', async () => {
    const paths: (string | undefined)[] = []
    const { port } = await listen((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const answer = await open(port).send(wire(), limits)
    expect([answer.status, answer.headers['location'], paths]).toEqual([307, '/elsewhere', ['/v1/chat']])
  })

  test('connections are kept and never more than allowed', async () => {
    const sockets = new Set<Socket>()
    const { port, server } = await listen((_, response) => setTimeout(() => response.end('ok'), 5))
    server.on('connection', (socket) => sockets.add(socket))
    const transport = open(port, '/v1', 3)
    await Promise.all(Array.from({ length: 30 }, () => transport.send(wire(), limits)))
    expect(sockets.size).toBe(3)
  })

  test('the host is noted once', async () => {
    const { port } = await listen((_, response) => response.end('ok'))
    const hosts: string[] = []
    const noteHost = (host: string): void => void hosts.push(host)
    const transport = httpTransport({
      url: `http://127.0.0.1:${port}`,
      headers: () => ({}),
      connections: 1,
      noteHost,
    })
    cleaning.push(() => transport.close())
    expect(hosts).toEqual([])
    await transport.send(wire({ method: 'GET', body: '' }), limits)
    await transport.send(wire(), limits)
    expect(hosts).toEqual([`127.0.0.1:${port}`])
  })
})

describe('faults', () => {
  test('a server that is not there', async () => {
    const { port, server } = await listen(() => {})
    await new Promise((resolve) => server.close(resolve))
    const { kind, words } = await faultOf(open(port).send(wire(), limits))
    expect(kind).toBe('refused')
    expect(words.replace(String(port), 'PORT')).toMatchInlineSnapshot(
      `"the connection was refused (127.0.0.1:PORT, ECONNREFUSED)."`,
    )
  })

  test('a host that has no address', async () => {
    const transport = httpTransport({ url: 'http://nobody.invalid/v1', headers: () => ({}), connections: 1 })
    cleaning.push(() => transport.close())
    expect(await faultOf(transport.send(wire(), limits))).toMatchObject({ kind: 'unreachable' })
  })

  test('a connection that breaks before the answer and within it', async () => {
    const { port } = await listen((request, response) => {
      if (request.url === '/v1/early') request.socket.destroy()
      else {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half', () => request.socket.destroy())
      }
    })
    const transport = open(port)
    const early = await faultOf(transport.send(wire({ path: '/early' }), limits))
    const late = await faultOf(transport.send(wire({ path: '/late' }), limits))
    expect([early.kind, late.kind]).toEqual(['reset', 'reset'])
    expect(early.words + late.words).not.toContain('secret')
  })

  test('no whole answer in time, and the next one is served', async () => {
    const { port } = await listen((request, response) => {
      if (request.url === '/v1/fast') response.end('ok')
    })
    const transport = open(port, '/v1', 1)
    const startMs = performance.now()
    const { kind } = await faultOf(transport.send(wire(), { timeoutMs: 100, idleMs: 5000 }))
    expect(kind).toBe('timeout')
    expect(performance.now() - startMs).toBeLessThan(2000)
    expect((await transport.send(wire({ path: '/fast' }), limits)).body).toBe('ok')
  })

  test('one that waits for a connection runs out of time as well', async () => {
    const { port } = await listen(() => {})
    const transport = open(port, '/v1', 1)
    const sent = [1, 2].map(() => faultOf(transport.send(wire(), { timeoutMs: 100, idleMs: 5000 })))
    expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(['timeout', 'timeout'])
  })

  test('a stream that falls silent', async () => {
    const { port } = await listen((_, response) => response.write('data: {}\n\n'))
    const sending = open(port).send(wire({ isStream: true }), { timeoutMs: 10_000, idleMs: 200 })
    expect((await faultOf(sending)).kind).toBe('idle')
  })

  test.each([true, false])('a body above its bound, announced: %s', async (isAnnounced) => {
    const { port } = await listen((_, response) => {
      if (isAnnounced) response.setHeader('content-length', MOST_BODY_BYTES + 1)
      const piece = Buffer.alloc(4 * 1024 * 1024, 'x')
      const more = (): void => {
        if (!response.destroyed) response.write(piece, more)
      }
      more()
    })
    expect((await faultOf(open(port).send(wire(), limits))).kind).toBe('too-large')
  })

  test('what is no HTTP', async () => {
    const server = createSocketServer((socket) => socket.on('error', () => {}).end('SSH-2.0-x\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleaning.push(() => server.close())
    expect((await faultOf(open((server.address() as AddressInfo).port).send(wire(), limits))).kind).toBe(
      'reset',
    )
  })

  test('a key that no header can hold', async () => {
    const { port } = await listen((_, response) => response.end('ok'))
    const headers = (): Record<string, string> => ({ authorization: 'sk-secret\n' })
    const transport = httpTransport({ url: `http://127.0.0.1:${port}`, headers, connections: 1 })
    cleaning.push(() => transport.close())
    const sending = transport.send(wire(), limits)
    await expect(sending).rejects.toMatchObject({ code: 'bad-model-header' })
    await expect(sending).rejects.not.toMatchObject({ message: expect.stringContaining('secret') })
  })

  test('after closing', async () => {
    const { port } = await listen((_, response) => response.end('ok'))
    const transport = open(port)
    await transport.close()
    expect((await faultOf(transport.send(wire(), limits))).kind).toBe('reset')
  })
})

describe('addresses', () => {
  test.each(['nowhere', 'ftp://host/v1', 'http://user:word@host/v1'])(
    '%s is refused without being quoted',
    (url) => {
      let words = ''
      try {
        httpTransport({ url, headers: () => ({}), connections: 1 })
      } catch (thrown) {
        words = messageOf(thrown)
      }
      expect(words).toContain('no address of the form http(s)://host/path')
      expect(words).not.toContain(url)
    },
  )

  test('a path that would name another server is refused', async () => {
    const { port } = await listen((_, response) => response.end('ok'))
    await expect(open(port).send(wire({ path: 'http://other/' }), limits)).rejects.toMatchObject({
      code: 'bad-wire-path',
    })
  })
})
