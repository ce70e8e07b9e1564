/** A message of the dashboard's page, read as what it may say; what else comes is nothing. By hand: the extension loads no schemas. */
import type { DashboardCommand, DashboardRequest } from '#contracts/webviewProtocol'

const COMMANDS: Readonly<Record<DashboardCommand, true>> = {
  train: true,
  pickVersion: true,
  checkSetUp: true,
  consent: true,
}

export function dashboardRequest(message: unknown): DashboardRequest | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null
  const { kind } = message
  if (kind === 'ready' || kind === 'refresh') return { kind }
  if (kind === 'command') {
    return 'command' in message && isCommand(message.command) ? { kind, command: message.command } : null
  }
  if (!('id' in message) || typeof message.id !== 'string' || message.id === '') return null
  const { id } = message
  if (kind === 'comment' || kind === 'expected') return { kind, id }
  return kind === 'rate' && 'stars' in message && isStars(message.stars)
    ? { kind, id, stars: message.stars }
    : null
}

const isCommand = (command: unknown): command is DashboardCommand =>
  typeof command === 'string' && Object.hasOwn(COMMANDS, command)

const isStars = (stars: unknown): stars is number =>
  typeof stars === 'number' && Number.isInteger(stars) && stars >= 1 && stars <= 5
