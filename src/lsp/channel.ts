/** Where messages come from and go to: standard streams, the channel of a parent that forked us, or any two streams. */
import { Console } from 'node:console'
import type { Readable, Writable } from 'node:stream'
import {
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

export type Channel =
  | { readonly kind: 'stdio' }
  | { readonly kind: 'ipc' }
  | { readonly kind: 'streams'; readonly input: Readable; readonly output: Writable }

export interface OpenChannel {
  readonly reader: MessageReader
  readonly writer: MessageWriter
  /** Resolves when the other side is gone, or the process is told to end. */
  readonly ended: Promise<void>
}

export function openChannel(channel: Channel): OpenChannel {
  switch (channel.kind) {
    case 'ipc':
      return {
        reader: new IPCMessageReader(process),
        writer: new IPCMessageWriter(process),
        ended: Promise.race([
          new Promise<void>((resolve) => process.once('disconnect', resolve)),
          toldToEnd(),
        ]),
      }
    case 'stdio': {
      // Whatever a library prints must not end up between two messages.
      globalThis.console = new Console(process.stderr, process.stderr)
      const streams = overStreams(process.stdin, process.stdout)
      return { ...streams, ended: Promise.race([streams.ended, toldToEnd()]) }
    }
    case 'streams':
      return overStreams(channel.input, channel.output)
  }
}

function overStreams(input: Readable, output: Writable): OpenChannel {
  return {
    reader: new StreamMessageReader(input),
    writer: new StreamMessageWriter(output),
    ended: new Promise((resolve) => {
      input.once('end', resolve)
      input.once('close', resolve)
      output.once('close', resolve)
    }),
  }
}

function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        resolve()
      })
    }
  })
}
