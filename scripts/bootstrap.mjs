/**
 * Sets the project up where that is not done yet, then runs a task under the pinned Node. Plain JavaScript for Node 18
 * and later, with nothing installed: this is the first file that runs after a clone.
 */
import { setUp } from './setUp.mjs'
import { runAll } from './run.mjs'
import { tasks } from './tasks.mjs'

const [task = 'setup', ...rest] = process.argv.slice(2)
if (!(task in tasks)) {
  process.stderr.write(`There is no task "${task}"; there are ${Object.keys(tasks).join(', ')}.\n`)
  process.exit(2)
}
try {
  const environment = await setUp({ build: task !== 'build' })
  await runAll(tasks[task](environment, rest))
} catch (error) {
  process.stderr.write(`\n${error.message}\n`)
  process.exit(error.code === 'usage' ? 2 : 1)
}
