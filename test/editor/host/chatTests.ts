/** The version that serves, as VS Code's chat has it: picked, asked, cancelled, and turned off. */
import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict'
import { describe, it } from 'mocha'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CancellationTokenSource,
  ConfigurationTarget,
  type LanguageModelChat,
  LanguageModelChatMessage,
  commands,
  lm,
  workspace,
} from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { VersionLine } from '#contracts/version'

const question = [LanguageModelChatMessage.User('public class Order')]

export function chatTests(): void {
  describe('the model in the chat', () => {
    it('is the version that serves', async () => {
      const model = await theModel()
      const versions = await commands.executeCommand<VersionLine[]>(serverCommands.models)
      const serving = versions.find(({ active }) => active)
      equal(model.id, serving?.tag)
      equal(model.name, 'Apprentice: apprentice-toy-base')
    })

    it('answers in parts, and is recorded', async () => {
      const model = await theModel()
      const { text } = await model.sendRequest(question)
      const parts = await Array.fromAsync(text)
      ok(parts.length > 1, `${parts.length} parts`)
      notEqual(parts.join('').trim(), '')
    })

    it('stops when it is told to', async () => {
      const model = await theModel()
      const cancel = new CancellationTokenSource()
      const { text } = await model.sendRequest(question, {}, cancel.token)
      await rejects(async () => {
        for await (const part of text) if (part !== '') cancel.cancel()
        throw new Error('It ended by itself.')
      }, /cancel/i)
    })

    it('counts about as many tokens as there are', async () => {
      const count = await (await theModel()).countTokens('public class Order { }')
      ok(count > 4 && count < 12, `${count} tokens`)
    })

    it('is gone where the person turned it off', async () => {
      const turn = (on: boolean | undefined): Thenable<void> =>
        workspace.getConfiguration('apprentice').update('chat.enabled', on, ConfigurationTarget.Global)
      await turn(false)
      try {
        await until(async () => (await models()).length === 0)
        deepEqual(await models(), [])
      } finally {
        await turn(undefined)
      }
      await theModel()
    })
  })
}

function models(): Thenable<LanguageModelChat[]> {
  return lm.selectChatModels({ vendor: 'apprentice' })
}

async function theModel(): Promise<LanguageModelChat> {
  await until(async () => (await models()).length > 0)
  const [model, ...others] = await models()
  deepEqual(others, [])
  ok(model)
  return model
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) if (await holds()) return
  throw new Error('Waited in vain.')
}
