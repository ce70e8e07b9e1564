/** The tables of interactions and of the projects that they belong to. */
import { type Interaction, type Project, interactionSchema, projectSchema } from '#contracts/interaction'
import { type Database, type Statement } from './database'
import { insertInto, readRow } from './readRow'

export class Interactions {
  readonly #add: Statement
  readonly #get: Statement
  readonly #setProject: Statement
  readonly #project: Statement

  constructor(database: Database) {
    this.#add = database.prepare(insertInto('interactions', Object.keys(interactionSchema.shape)))
    this.#get = database.prepare('SELECT * FROM interactions WHERE suggestionId = ?')
    this.#setProject = database.prepare(
      insertInto('projects', Object.keys(projectSchema.shape)).replace('INSERT', 'INSERT OR REPLACE'),
    )
    this.#project = database.prepare('SELECT * FROM projects WHERE workspace = ?')
  }

  /** The instruction must be redacted already. The suggestion must be in its table. */
  add(interaction: Interaction): void {
    const { context, ...rest } = interactionSchema.parse(interaction)
    this.#add.run({ ...rest, context: JSON.stringify(context) })
  }

  get(suggestionId: string): Interaction | undefined {
    const row = this.#get.get(suggestionId)
    return row === undefined ? undefined : readRow(interactionSchema, parsed(row, 'context'), 'interactions')
  }

  /** Takes the place of what was known of the workspace. */
  setProject(project: Project): void {
    const { technologies, ...rest } = projectSchema.parse(project)
    this.#setProject.run({ ...rest, technologies: JSON.stringify(technologies) })
  }

  project(workspace: string): Project | undefined {
    const row = this.#project.get(workspace)
    return row === undefined ? undefined : readRow(projectSchema, parsed(row, 'technologies'), 'projects')
  }
}

/** The row with a column of JSON as what it says. */
function parsed(row: unknown, column: string): unknown {
  const values = row as Record<string, unknown>
  return { ...values, [column]: JSON.parse(String(values[column])) as unknown }
}
