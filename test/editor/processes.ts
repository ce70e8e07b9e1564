/** The processes of one workbench, found by what they run and where: only those may be ended. */
import { execFileSync } from 'node:child_process'

/** Pids whose command line holds all of the words. */
export function processesOf(...words: readonly string[]): number[] {
  return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => words.every((word) => line.includes(word)))
    .map((line) => Number.parseInt(line, 10))
}
