#!/usr/bin/env node
/** The headless entry: the same engine from a terminal. Exit codes: 0 done, 1 failed, 2 wrong use. */
import { runCommand } from '#cli/runCommand'

process.exitCode = await runCommand(process.argv.slice(2))
