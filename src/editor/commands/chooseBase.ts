/** "Choose Base Model": one that the runtime has, or a GGUF file. */
import { type QuickPickItem, window } from 'vscode'
import { commands as serverCommands } from '#contracts/serverMethods'
import type { EditorParts } from '#editor/parts'
import { changeSetting } from '#editor/settings'

export async function chooseBase(parts: EditorParts): Promise<void> {
  // A runtime that does not answer has no models to show; a file can be chosen all the same.
  const names = await parts
    .server()
    .execute<string[]>(serverCommands.runtimeModels)
    .catch(() => [] as string[])
  const file: QuickPickItem = {
    label: '$(folder-opened) A GGUF file...',
    detail: 'A code model that can fill in the middle, for example Qwen2.5-Coder 1.5B (base).',
  }
  const models = names.filter((name) => !name.startsWith('apprentice-')).map((name) => ({ label: name }))
  const choice = await window.showQuickPick([...models, file], {
    title: 'Apprentice: base model',
    placeHolder:
      models.length > 0
        ? 'The model to start from. Base models of the Qwen2.5-Coder family suit best.'
        : 'The runtime has no model yet. With Ollama: "ollama pull qwen2.5-coder:1.5b-base".',
  })
  if (choice === undefined) return
  const base = choice === file ? await chooseFile() : choice.label
  if (base !== undefined) await changeSetting('base', base)
}

async function chooseFile(): Promise<string | undefined> {
  const [file] =
    (await window.showOpenDialog({ filters: { 'GGUF models': ['gguf'] }, title: 'Choose a base model' })) ??
    []
  return file?.fsPath
}
