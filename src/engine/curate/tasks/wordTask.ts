/** A task in words before its texts are read: what is asked, where the answer stands, and what is shown with it. */
import type { WordTask } from '#contracts/task'
import type { Range } from '#engine/recognise/recognise'
import type { UnitFile, Placed } from './unitIndex'

/** A piece of a file, as it is shown or answered. */
export interface Excerpt {
  readonly file: UnitFile
  /** @param text of the whole file */
  readonly show: (text: string) => string
  /** Where there is no room for all of it. */
  readonly brief?: (text: string) => string
}

interface Asked {
  readonly task: WordTask
  /** What it is about; its file is the one of the answer. */
  readonly placed: Placed
  readonly instruction: string
}

/** At a place of its file, where the answer is taken out; asked and answered as the editor does. */
export interface PlaceTask extends Asked {
  readonly form: 'place'
  readonly answer: Range
  /** What is not shown, around the answer: the answer, and what would give it away. */
  readonly cut: Range
}

/** In a conversation. */
export interface TalkTask extends Asked {
  readonly form: 'talk'
  /** Without it there is no task. */
  readonly needs: readonly Excerpt[]
  /** Shown as far as there is room. */
  readonly offers: readonly Excerpt[]
  readonly answer:
    | { readonly kind: 'code'; readonly files: readonly Excerpt[] }
    /** Prose that stands in a file. */
    | { readonly kind: 'words'; readonly show: (text: string) => string }
  /** Zero-based, where the answer begins. */
  readonly line: number
}

export type UnitTask = PlaceTask | TalkTask
