/** The extension starts in a real extension host, with what its manifest promises and nothing that VS Code refuses. */
import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { before, describe, it } from 'mocha'
import { commands, extensions, languages, type Extension } from 'vscode'

interface Manifest {
  readonly enabledApiProposals?: unknown
  readonly contributes: { readonly commands: readonly { readonly command: string }[] }
}

export function activationTests(): void {
  describe('the extension', () => {
    let extension: Extension<unknown>
    before(async () => {
      const found = extensions.getExtension('apprentice.apprentice')
      ok(found, 'apprentice.apprentice is not installed')
      extension = found
      await extension.activate()
    })

    it('activates', () => {
      equal(extension.isActive, true)
    })

    it('registers every command of its manifest', async () => {
      const promised = (extension.packageJSON as Manifest).contributes.commands.map(({ command }) => command)
      const registered = new Set(await commands.getCommands(true))
      ok(promised.length > 0)
      deepEqual(
        promised.filter((command) => !registered.has(command)),
        [],
      )
    })

    it('asks for no proposed API', () => {
      equal((extension.packageJSON as Manifest).enabledApiProposals, undefined)
    })

    it('would be refused one, as in every released VS Code', () => {
      const provider = { provideInlineCompletionItems: () => [], handleDidShowCompletionItem: () => {} }
      throws(
        () => languages.registerInlineCompletionItemProvider('plaintext', provider),
        /CANNOT use API proposal: inlineCompletionsAdditions/,
      )
    })
  })
}
