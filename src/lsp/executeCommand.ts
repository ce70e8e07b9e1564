/** `workspace/executeCommand`: what an editor can ask of the engine by name. */
import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'
import { acceptArgumentsSchema, oneNameSchema, rateArgumentsSchema } from '#contracts/serverProtocol'
import type { EngineSlot } from './engineSlot'
import type { Observation } from './observation'
import type { SettingUp } from './settingUp'
import type { Training } from './training'
import type { WarmUp } from './warmUp'

export interface CommandParts {
  readonly engine: EngineSlot
  readonly observation: Observation
  readonly settingUp: SettingUp
  readonly training: Training
  readonly warmUp: WarmUp
}

/** Throws a ZodError for arguments that are not valid. */
export async function executeCommand(
  { command, arguments: given = [], workDoneToken }: ExecuteCommandParams,
  signal: AbortSignal,
  { engine, observation, settingUp, training, warmUp }: CommandParts,
): Promise<unknown> {
  switch (command) {
    case commands.didAcceptCompletionItem: {
      const [id, place] = acceptArgumentsSchema.parse(given)
      observation.accepted(id, place)
      return null
    }
    case commands.rate: {
      const [id, stars] = rateArgumentsSchema.parse(given)
      await (await engine.get()).capture.rate(id, stars)
      return null
    }
    case commands.plan:
      return await training.plan(given, signal)
    case commands.dashboard:
      return await (await engine.get()).dashboard()
    case commands.runtimeModels:
      return await (await engine.get()).runtimeModels()
    case commands.checkSetUp:
      return await settingUp.check(given, signal)
    case commands.install:
      return await settingUp.install(given, workDoneToken, signal)
    case commands.train:
      return await training.run(given, workDoneToken, signal)
    case commands.models:
      return (await engine.get()).versions()
    case commands.useVersion: {
      const switched = await (await engine.get()).useVersion(oneNameSchema.parse(given)[0])
      warmUp.startAnew()
      return switched
    }
    case commands.rollBack: {
      const switched = await (await engine.get()).rollBack()
      if (switched !== null) warmUp.startAnew()
      return switched
    }
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
