/** Where a selection lies in the store, which knows files by their workspace and their path in it. */
import { posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RecordSelection } from '#contracts/record'
import type { RecordedPlace } from '#engine/store/recordedPlace'
import { wayInside } from '#platform/wayInside'

/** @param workspaces that anything is known of */
export function placesOf(
  selection: RecordSelection,
  workspaces: readonly string[],
  windows = process.platform === 'win32',
): readonly RecordedPlace[] {
  switch (selection.kind) {
    case 'all':
      return [{}]
    case 'day':
      return [dayOf(selection.day)]
    case 'file':
    case 'folder': {
      const { resolve } = windows ? win32 : posix
      const path = /^file:/i.test(selection.path)
        ? fileURLToPath(selection.path, { windows })
        : selection.path
      const absolute = resolve(path)
      const end = selection.kind === 'folder' ? '/' : ''
      return workspaces.flatMap((workspace) => {
        const inside = wayInside(workspace, absolute, windows)
        if (inside !== null && inside !== '') return [{ workspace, path: inside + end }]
        const isWhole = selection.kind === 'folder' && wayInside(absolute, workspace, windows) !== null
        return isWhole ? [{ workspace }] : []
      })
    }
  }
}

/** From its midnight to the next, which may be 23 or 25 hours later. */
function dayOf(day: string): RecordedPlace {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return {
    from: new Date(year, month - 1, date).getTime(),
    until: new Date(year, month - 1, date + 1).getTime(),
  }
}
