/** None of the runtime's models is one to start from: a warning, because the person has only to choose. */
import { UserError } from '#platform/userError'

export class NoBaseError extends UserError {}
