/** The next step in words, with the button that does it. */
import type { EngineStatus } from '#contracts/engineStatus'
import type { DashboardCommand } from '#contracts/webviewProtocol'
import { button } from '#webview/components/button'
import { notice } from '#webview/components/notice'
import type { NextStep } from './nextStep'

interface Words {
  readonly title: string
  readonly text: string
  readonly action?: { readonly command: DashboardCommand; readonly label: string }
}

export function nextStepNotice(
  step: NextStep,
  status: EngineStatus,
  press: (command: DashboardCommand) => void,
): HTMLElement {
  const { title, text, action } = words(step, status)
  return notice(
    title,
    text,
    ...(action
      ? [
          button({
            id: 'next-step',
            label: action.label,
            look: 'primary',
            onPress: () => press(action.command),
          }),
        ]
      : []),
  )
}

function words(step: NextStep, { runtime }: EngineStatus): Words {
  switch (step) {
    case 'startRuntime':
      return {
        title: 'No runtime answers',
        text: `Nothing answers at ${runtime}, so there are no suggestions. Start Ollama there, or check the set-up, which can install the built-in runtime.`,
        action: { command: 'checkSetUp', label: 'Check the set-up' },
      }
    case 'chooseBase':
      return {
        title: 'Choose a base',
        text: 'The runtime answers, but no base model is chosen. The set-up lists the models that the runtime has.',
        action: { command: 'checkSetUp', label: 'Check the set-up' },
      }
    case 'decideOnRecording':
      return {
        title: 'Recording is off',
        text: 'What becomes of your suggestions is not stored, so nothing can be learned from it. Suggestions, and training on your repository, work all the same. Recorded data stays on this machine.',
        action: { command: 'consent', label: 'Decide on recording' },
      }
    case 'code':
      return {
        title: 'Ready for your first suggestion',
        text: 'Open a C#, TypeScript, HTML or SCSS file and type. What becomes of each suggestion is counted here.',
      }
    case 'train':
      return {
        title: 'Nothing is trained yet',
        text: 'Train on your repository: you first see what it would learn from and can still say no, and a new version serves only if it is measured to be better.',
        action: { command: 'train', label: 'Train on my repo' },
      }
  }
}
