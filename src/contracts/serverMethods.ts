/**
 * Names of what an editor and the server say beyond standard LSP. They follow the Copilot language server where it has
 * them. Apart from the schemas, so that an editor extension need not load those to start.
 */
export const methods = {
  didShowCompletion: 'textDocument/didShowCompletion',
  didPartiallyAcceptCompletion: 'textDocument/didPartiallyAcceptCompletion',
  /** The person typed the suggestion, or its beginning, by hand. */
  didTypeThrough: 'apprentice/didTypeThrough',
  didRejectCompletion: 'apprentice/didRejectCompletion',
  didIgnoreCompletion: 'apprentice/didIgnoreCompletion',
  didUndoAccept: 'apprentice/didUndoAccept',
  didChangeDiagnostics: 'apprentice/didChangeDiagnostics',
  didEndCommand: 'apprentice/didEndCommand',
  didChangeRecording: 'apprentice/didChangeRecording',
  /** A request: what an instruction asks for, at a place in a document. The text so far comes as partial results. */
  generate: 'apprentice/generate',
  /** A request: the next answer in a conversation. Its pieces come as partial results. */
  chat: 'apprentice/chat',
  /** Asked by the server of an editor that said it can: declarations that the code at a cursor names. */
  declarations: 'apprentice/declarations',
  /** From the server. */
  didChangeStatus: 'didChangeStatus',
  /** From the server: another version serves now, whoever switched. */
  didChangeActiveVersion: 'apprentice/didChangeActiveVersion',
} as const

export const commands = {
  /**
   * Arguments: [suggestion id], and where the text begins as [id, { uri, position }] by an editor that says it again
   * after the server was lost. Every item carries it, so accepting an item runs it.
   */
  didAcceptCompletionItem: 'apprentice.didAcceptCompletionItem',
  /**
   * Trains on a workspace, with work-done progress that can be cancelled. Arguments: none for the first open folder, or
   * [{ workspace }]. Answers a LoopReport.
   */
  train: 'apprentice.train',
  /** Answers the versions and which is active. */
  models: 'apprentice.models',
  /** Arguments: [version id or tag]. */
  useVersion: 'apprentice.useVersion',
  rollBack: 'apprentice.rollBack',
  status: 'apprentice.status',
  /** Arguments: [suggestion id, stars from 1 to 5], or [id, { stars?, expected?, comment? }]: what is left out stays. */
  rate: 'apprentice.rate',
  /**
   * Arguments: none, or [{ uri?, became?, limit? }]. Answers DecidedSuggestion[], the newest first: what was accepted,
   * rejected or ignored, with its rating.
   */
  latest: 'apprentice.latestSuggestions',
  /** Arguments as for `train`. Answers a TrainingPlan: what it would learn from, and nothing is trained. */
  plan: 'apprentice.plan',
  /** Answers a Dashboard. */
  dashboard: 'apprentice.dashboard',
  /** Arguments: none for all parts, or [{ part?, runtime? }]. Answers SetUpCheck[]; works without an engine. */
  checkSetUp: 'apprentice.checkSetUp',
  /** Arguments: [{ part: 'runtime' | 'trainer' }]; downloads and checks it, with progress that can be cancelled. */
  install: 'apprentice.install',
  /** Arguments: none, or [{ selection?, limit? }]. Answers what was recorded of it as a text to read. */
  recorded: 'apprentice.recorded',
  /** Arguments: [selection]. Answers what forgetting it would take away; nothing is. */
  countForgotten: 'apprentice.countForgotten',
  /** Arguments: [selection]. Forgets it for good, and answers what went. */
  forget: 'apprentice.forget',
  /** Arguments: [{ file }]. Writes all that was recorded there as JSON lines, with their schema beside it. */
  exportRecord: 'apprentice.exportRecord',
  /** Arguments: [{ workspace, filter?, offset?, limit? }]. Answers a DatasetReview of its newest dataset. */
  reviewDataset: 'apprentice.reviewDataset',
  /** Arguments: [{ workspace, contentHash, path, decision, answer? }]; holds for later datasets. */
  decideExample: 'apprentice.decideExample',
  /** Answers the names of the models that the runtime has. */
  runtimeModels: 'apprentice.runtimeModels',
} as const
