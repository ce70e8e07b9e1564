/** An engine whose loads wait until a test lets them through, or fail when it says so. */
import type { Engine, LoadedModel } from '#runtime/engine'
import type { LoadSettings } from '#runtime/generationOptions'

export class GatedEngine implements Engine {
  /** Paths in the order in which loads began, were finished, and went away again. */
  readonly events: string[] = []
  private gate: Promise<void> = Promise.resolve()
  private letThrough: () => void = () => {}
  private failure: Error | null = null

  constructor(private readonly inner: Engine) {}

  shut(): void {
    this.gate = new Promise((resolve) => {
      this.letThrough = resolve
    })
  }

  open(): void {
    this.letThrough()
  }

  /** The next load fails so. */
  failNext(error: Error): void {
    this.failure = error
  }

  async load(path: string, settings: LoadSettings, signal: AbortSignal): Promise<LoadedModel> {
    this.events.push(`load ${path}`)
    const { failure } = this
    this.failure = null
    if (failure) throw failure
    await Promise.race([this.gate, rejectWhenAborted(signal)])
    const model = await this.inner.load(path, settings, signal)
    this.events.push(`loaded ${path}`)
    const dispose = model.dispose.bind(model)
    model.dispose = async () => {
      await dispose()
      this.events.push(`gone ${path}`)
    }
    return model
  }
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}
