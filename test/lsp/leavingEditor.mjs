/** An editor that is about to die: starts the server, does something worth recording, says so, and never ends by itself. */
import { spawn } from 'node:child_process'

const [server, home, folder, uri, text, offset] = process.argv.slice(2)
const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
const send = (message) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message })
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}
const before = text.slice(0, Number(offset)).split('\n')
const position = { line: before.length - 1, character: before.at(-1).length }

let received = ''
child.stdout.on('data', (data) => {
  received += data.toString()
  const item = /"arguments":\["([^"]+)"\]/.exec(received)
  if (!item) return
  clearInterval(asking)
  received = ''
  send({ method: 'textDocument/didShowCompletion', params: { item: { command: { arguments: [item[1]] } } } })
  process.stdout.write(`${JSON.stringify({ pid: child.pid, suggestionId: item[1] })}\n`)
})

send({
  id: 1,
  method: 'initialize',
  params: {
    processId: process.pid,
    capabilities: {},
    workspaceFolders: [{ uri: folder, name: 'shop' }],
    initializationOptions: { home, runtime: 'embedded' },
  },
})
send({ method: 'initialized', params: {} })
send({
  method: 'textDocument/didOpen',
  params: { textDocument: { uri, languageId: 'csharp', version: 1, text } },
})
const params = { textDocument: { uri }, position, context: { triggerKind: 2 } }
// The model is loaded meanwhile, and until then there is nothing to suggest.
let id = 2
const asking = setInterval(() => send({ id: id++, method: 'textDocument/inlineCompletion', params }), 500)
child.stdout.once('close', () => clearInterval(asking))
