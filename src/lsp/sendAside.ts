/** Sends what no work depends on: when the editor is gone, its channel's end is noticed elsewhere. */
export function sendAside(send: () => Promise<unknown>, onFailure: () => void = () => {}): void {
  void (async () => {
    try {
      // A closed connection throws at once, a broken one rejects.
      await send()
    } catch {
      onFailure()
    }
  })()
}
