/** What the name of a type is about. */

const ROLE =
  /(?:Dto|DTO|ViewModel|Vm|VM|Model|Entity|Document|Controller|Service|Repository|Validator|Configuration|Component|Endpoints?|Api|Store|Handler|Response|Request|Summary|Details?)$/

/** What a name is about, in lower case and in the singular: `OrdersController` as `order`. */
export function stemOf(name: string): string {
  let stem = name.replace(/^I(?=[A-Z][a-z])/, '')
  for (
    let shorter = stem.replace(ROLE, '');
    shorter !== stem && shorter !== '';
    shorter = stem.replace(ROLE, '')
  )
    stem = shorter
  return stem
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
}
