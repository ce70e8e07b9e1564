/** What the program says about itself while it works; never on standard output, which belongs to protocols. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

const line = (level: string) => (message: string) => {
  process.stderr.write(`${level}${message}\n`)
}

export const stderrLog: Log = { info: line(''), warn: line('warning: '), error: line('error: ') }

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
