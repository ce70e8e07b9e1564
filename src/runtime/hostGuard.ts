/** Refuses requests that a web page could send: a foreign Host (DNS rebinding) or a foreign Origin. */
import { hostname } from 'node:os'

/** `bound` is the address that we listen on; reaching it by that name is meant. */
export function isAllowedHost(header: string | undefined, bound: string): boolean {
  const host = withoutPort(header ?? '').toLowerCase()
  return (
    host === '' ||
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(host) ||
    host === bound.toLowerCase() ||
    host === hostname().toLowerCase()
  )
}

/** No Origin at all is a program; an editor's web view and local pages are ours. */
export function isAllowedOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true
  return (
    /^(vscode-webview|vscode-file|app|file|tauri):\/\//.test(origin) ||
    /^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(:\d+)?$/.test(origin)
  )
}

function withoutPort(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)
  if (bracketed) return bracketed[1] ?? ''
  return host.replace(/:\d+$/, '')
}
