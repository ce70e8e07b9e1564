/** `workspace/executeCommand`: what an editor can ask of the engine by name. */
import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver-protocol'
import { commands } from '#contracts/serverMethods'
import {
  acceptArgumentsSchema,
  decideArgumentsSchema,
  exportArgumentsSchema,
  forgetArgumentsSchema,
  latestArgumentsSchema,
  oneNameSchema,
  rateArgumentsSchema,
  recordedArgumentsSchema,
  reviewArgumentsSchema,
} from '#contracts/serverProtocol'
import type { EngineSlot } from './engineSlot'
import type { Observation } from './observation'
import type { SettingUp } from './settingUp'
import type { Training } from './training'
import type { WarmUp } from './warmUp'
import { workspacePath } from './workspacePath'

export interface CommandParts {
  readonly engine: EngineSlot
  readonly observation: Observation
  readonly settingUp: SettingUp
  readonly training: Training
  readonly warmUp: WarmUp
  /** URIs of the open folders. */
  readonly folders: () => readonly string[]
}

/** Throws a ZodError for arguments that are not valid. */
export async function executeCommand(
  { command, arguments: given = [], workDoneToken }: ExecuteCommandParams,
  signal: AbortSignal,
  { engine, observation, settingUp, training, warmUp, folders }: CommandParts,
): Promise<unknown> {
  switch (command) {
    case commands.didAcceptCompletionItem: {
      const [id, place] = acceptArgumentsSchema.parse(given)
      observation.accepted(id, place)
      return null
    }
    case commands.rate: {
      const [id, rating] = rateArgumentsSchema.parse(given)
      await (await engine.get()).capture.rate(id, rating)
      return null
    }
    case commands.latest: {
      const [{ uri, ...only }] = latestArgumentsSchema.parse(given)
      const file = uri === undefined ? undefined : workspacePath(uri, folders())
      // A document that is no file has none.
      return file === null ? [] : await (await engine.get()).latestSuggestions({ ...only, file })
    }
    case commands.plan:
      return await training.plan(given, signal)
    case commands.dashboard:
      return await (await engine.get()).dashboard()
    case commands.runtimeModels:
      return await (await engine.get()).runtimeModels()
    case commands.recorded: {
      const [{ selection, limit }] = recordedArgumentsSchema.parse(given.length > 0 ? given : [{}])
      return await (await engine.get()).record.read(selection, limit)
    }
    case commands.countForgotten:
      return await (await engine.get()).record.countForgotten(forgetArgumentsSchema.parse(given)[0])
    case commands.forget:
      return await (await engine.get()).record.forget(forgetArgumentsSchema.parse(given)[0])
    case commands.exportRecord:
      return await (await engine.get()).record.export(exportArgumentsSchema.parse(given)[0].file, signal)
    case commands.reviewDataset:
      return await (await engine.get()).reviewDataset(reviewArgumentsSchema.parse(given)[0])
    case commands.decideExample:
      await (await engine.get()).decideExample(decideArgumentsSchema.parse(given)[0])
      return null
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
