/** The log of a session: shown by the editor once there is one, on the given log before and after. */
import { LogMessageNotification, MessageType, type ProtocolConnection } from 'vscode-languageserver-protocol'
import type { Log } from '#platform/log'
import { sendAside } from './sendAside'

export function clientLog(connection: ProtocolConnection, isConnected: () => boolean, otherwise: Log): Log {
  const log = (type: MessageType, level: keyof Log) => (message: string) => {
    if (!isConnected()) {
      otherwise[level](message)
      return
    }
    sendAside(
      () => connection.sendNotification(LogMessageNotification.type, { type, message }),
      () => {
        otherwise[level](message)
      },
    )
  }
  return {
    info: log(MessageType.Info, 'info'),
    warn: log(MessageType.Warning, 'warn'),
    error: log(MessageType.Error, 'error'),
  }
}
