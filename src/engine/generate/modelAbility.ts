/** Whether a model was taught to talk, or can only go on with a text: its name and its template tell. */
import type { ModelAbility } from '#engine/completion/completion'

/**
 * A base is named so, whatever its template says: makers put the template of the taught model on both. Of the others
 * those talk whose template knows of a conversation, in Go's syntax or in Jinja's.
 */
export function modelAbility(tag: string, template: string): ModelAbility {
  if (/(?:^|[-:._/])base(?:$|[-:._])/i.test(tag)) return 'fillIn'
  return /\.Messages\b|\bmessages\b|\.System\b/.test(template) ? 'chat' : 'fillIn'
}
