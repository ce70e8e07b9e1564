/** For what a screen that is still being drawn can swallow: done again until its effect is there. */
export async function actUntil(
  act: (isAgain: boolean) => Promise<void>,
  effect: () => Promise<void>,
  tries: number,
): Promise<void> {
  for (let left = tries; ; left--) {
    await act(left < tries)
    try {
      await effect()
      return
    } catch (error) {
      if (left <= 1) throw error
    }
  }
}
