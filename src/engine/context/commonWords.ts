/** Words of C#, TypeScript and templates that any two pieces of code share, and that name nothing of the person's. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'abstract and any as async await base bool boolean break case catch class const constructor continue default ' +
    'do double else enum export extends false finally for foreach from function get if implements import in int ' +
    'interface internal is let namespace new null number object of or out override params private protected public ' +
    'readonly record return sealed set static string struct switch this throw true try type typeof undefined using ' +
    'var virtual void while div span li ul td tr'
  ).split(' '),
)
