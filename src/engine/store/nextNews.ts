/** When there was news of any suggestion for the first time from `since` on: times without any need not be gone through. */
import { eventKindSchema } from '#contracts/event'

const kindByKind = eventKindSchema.options
  .map((kind) => `UNION ALL SELECT min(at) FROM events WHERE kind = '${kind}' AND at >= @since`)
  .join(' ')

/** Each index is asked for its next. */
export const nextNews = `
  SELECT min(at) AS at FROM (
    SELECT min(createdAt) AS at FROM suggestions WHERE createdAt >= @since ${kindByKind}
    UNION ALL SELECT min(at) FROM outcomes WHERE at >= @since
    UNION ALL SELECT min(at) FROM ratings WHERE at >= @since
  )`
