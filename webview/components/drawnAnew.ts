/** Draws a page anew and keeps the person's place in it: what they have opened, and the control with the focus. */
export class DrawnAnew {
  /** Id of the control that had the focus last. */
  #at = ''

  constructor(private readonly content: HTMLElement) {
    document.addEventListener('focusin', ({ target }) => {
      this.#at = target instanceof Element ? target.id : ''
    })
    // A page that the person leaves, for a list or a field of the editor, forgets by itself where they were.
    window.addEventListener('focus', () => focusOn(this.#at))
  }

  draw(drawing: () => void): void {
    const opened = [...this.content.querySelectorAll('details[open]')].map(({ id }) => id)
    const at = document.activeElement?.id ?? ''
    drawing()
    for (const id of opened) document.getElementById(id)?.setAttribute('open', '')
    // Taken from elsewhere, the focus would close the list that the person is in.
    if (document.hasFocus()) focusOn(at)
  }
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true })
}
