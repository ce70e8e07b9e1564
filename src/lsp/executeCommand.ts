/** `workspace/executeCommand`: what an editor can ask of the engine by name. */
import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver-protocol'
import { commands, oneNameSchema } from '#contracts/serverProtocol'
import type { EngineSlot } from './engineSlot'
import type { Observation } from './observation'
import type { Training } from './training'
import type { WarmUp } from './warmUp'

export interface CommandParts {
  readonly engine: EngineSlot
  readonly observation: Observation
  readonly training: Training
  readonly warmUp: WarmUp
}

/** Throws a ZodError for arguments that are not valid. */
export async function executeCommand(
  { command, arguments: given = [], workDoneToken }: ExecuteCommandParams,
  signal: AbortSignal,
  { engine, observation, training, warmUp }: CommandParts,
): Promise<unknown> {
  switch (command) {
    case commands.didAcceptCompletionItem:
      observation.accepted(oneNameSchema.parse(given)[0])
      return null
    case commands.train:
      return await training.run(given, workDoneToken, signal)
    case commands.models:
      return (await engine.get()).versions()
    case commands.useVersion: {
      const switched = await (await engine.get()).useVersion(oneNameSchema.parse(given)[0])
      warmUp.start()
      return switched
    }
    case commands.rollBack:
      return await (await engine.get()).rollBack()
    case commands.status:
      return await (await engine.get()).status()
    default: {
      const known = Object.values(commands).join(', ')
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `There is no command "${command}". There are ${known}.`,
      )
    }
  }
}
