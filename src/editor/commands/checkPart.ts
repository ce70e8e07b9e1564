/** Has the server look at one part of the set-up. */
import { commands } from '#contracts/serverMethods'
import type { SetUpCheck, SetUpPart } from '#contracts/setUp'
import type { EditorParts } from '#editor/parts'

/** @param runtime looks at this one instead of the one that is set */
export async function checkPart(
  { server }: EditorParts,
  part: SetUpPart,
  runtime?: string,
): Promise<SetUpCheck> {
  const only = { part, ...(runtime === undefined ? {} : { runtime }) }
  const [check] = await server().execute<SetUpCheck[]>(commands.checkSetUp, [only])
  return check!
}
