/**
 * Runs a Node program in a process group of its own, and ends the group when standard input does: whoever started us
 * asks for it so, or is gone, however it ended.
 */
import { spawn } from 'node:child_process'

const PATIENCE_SECONDS = 5

const program = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] })
const endNow = () => process.kill(-process.pid, 'SIGKILL')
program.on('exit', endNow)
process.on('SIGTERM', () => setTimeout(endNow, PATIENCE_SECONDS * 1000))
process.stdin.on('end', () => process.kill(-process.pid, 'SIGTERM')).resume()
