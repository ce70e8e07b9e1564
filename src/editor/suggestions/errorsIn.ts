/** How many errors the language services report in a part of a document. */
import { DiagnosticSeverity, type Range, type Uri, languages } from 'vscode'

export function errorsIn(uri: Uri, range: Range): number {
  return languages
    .getDiagnostics(uri)
    .filter(({ severity, range: at }) => severity === DiagnosticSeverity.Error && range.intersection(at))
    .length
}
