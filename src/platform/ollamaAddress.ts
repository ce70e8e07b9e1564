/** Where Ollama listens: its own variable OLLAMA_HOST, or its default. */
const DEFAULT = 'http://127.0.0.1:11434'

/** OLLAMA_HOST may be a URL, a host, a port, or an address to listen on, which is none to connect to. */
export function ollamaAddress(environment: NodeJS.ProcessEnv = process.env): string {
  const host = environment['OLLAMA_HOST']?.trim()
  if (!host) return DEFAULT
  const url = URL.parse(/^https?:\/\//.test(host) ? host : `http://${host.replace(/^:/, '127.0.0.1:')}`)
  if (url === null) return DEFAULT
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1'
  if (url.port === '' && url.protocol === 'http:') url.port = '11434'
  return url.href.replace(/\/$/, '')
}
