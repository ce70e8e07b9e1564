/** The names that a piece of code uses, each once, without keywords, comments and the contents of strings. */
const keywords = new Set(
  (
    'abstract any as async await base bool boolean break byte case catch char class const constructor continue decimal ' +
    'declare default delegate delete do double dynamic else enum event explicit export extends extern false finally ' +
    'fixed float for foreach from function get goto if implements implicit import in init int interface internal is ' +
    'keyof let lock long namespace never new not null number object of operator or and out override params partial ' +
    'private protected public readonly record ref required return sbyte sealed select set short sizeof stackalloc ' +
    'static string struct super switch symbol this throw true try type typeof uint ulong undefined unchecked unknown ' +
    'unsafe ushort using value var virtual void volatile when where while with yield div span li ul ol td tr th table ' +
    'button input label form section header footer main nav p a h1 h2 h3 id name'
  ).split(' '),
)
const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|<!--[\s\S]*?-->/g
/** Of a template the strings hold expressions, and the names have dashes. */
const inTemplate = /[@*]?[A-Za-z_][\w-]*/g
const inCode = /[@]?[\p{L}_$][\p{L}\p{N}_$]*/gu
const string = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g

export function identifiersIn(code: string, language: string): ReadonlySet<string> {
  const bare = code.replace(comment, ' ')
  const isTemplate = language === 'html'
  const names = (isTemplate ? bare : bare.replace(string, ' ')).match(isTemplate ? inTemplate : inCode) ?? []
  return new Set(names.filter((name) => name.length > 1 && !keywords.has(name)))
}
