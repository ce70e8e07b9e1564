type Listener<Payload> = (payload: Payload) => void

/** Tells listeners of events by name. */
export class EventEmitter<Events extends Record<string, unknown>> {
  private readonly listeners = new Map<keyof Events, Set<Listener<never>>>()

  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const known = this.listeners.get(name) ?? new Set()
    known.add(listener as Listener<never>)
    this.listeners.set(name, known)
    return () => this.off(name, listener)
  }

  once<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): void {
    const stop = this.on(name, (payload) => {
      stop()
      listener(payload)
    })
  }

  off<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): void {
    this.listeners.get(name)?.delete(listener as Listener<never>)
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) {
      ;(listener as Listener<Events[Name]>)(payload)
    }
  }
}
