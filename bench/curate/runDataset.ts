/** `apprentice dataset` as it is shipped, with what it took. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { DatasetCard } from '#contracts/dataset'

export interface DatasetRun {
  readonly seconds: number
  /** The most memory that its process held at a time, threads included. */
  readonly peakMegabytes: number
  readonly counts: DatasetCard['counts']
}

const sayPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))"

/** @param program the built command line @param flags for Node */
export async function runDataset(
  program: string,
  folder: string,
  home: string,
  flags: readonly string[] = [],
): Promise<DatasetRun> {
  const started = performance.now()
  // Nothing answers there: a dataset needs no model.
  const options = ['--repo', folder, '--home', home, '--runtime', 'http://127.0.0.1:9', '--json']
  const child = spawn(process.execPath, [...flags, '--import', sayPeak, program, 'dataset', ...options])
  const [answer, said] = await Promise.all([text(child.stdout), text(child.stderr)])
  const seconds = (performance.now() - started) / 1000
  const kilobytes = Number(/peak (\d+)/.exec(said)?.[1])
  if (answer === '') throw new Error(said)
  const { card } = JSON.parse(answer) as { card: DatasetCard }
  return { seconds, peakMegabytes: Math.round(kilobytes / 1024), counts: card.counts }
}
