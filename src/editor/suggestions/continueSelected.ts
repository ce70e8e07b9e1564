/**
 * While an entry of the editor's own list is selected, VS Code shows only what goes on from that entry. Answers the
 * text that stands in place of what was typed, or null for a suggestion that goes another way.
 */
export function continueSelected(typed: string, rest: string, selected: string): string | null {
  const whole = typed + rest
  return whole.startsWith(selected) && whole.length > selected.length ? whole : null
}
