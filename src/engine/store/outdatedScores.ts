/** Which suggestions are to be scored anew, of those that there was news of in a span of time: indexes know these. */
import { eventKindSchema } from '#contracts/event'

/** Milliseconds: what was reported just before a score may have been stored behind it. */
const LATE = 60_000

const kinds = eventKindSchema.options.map((kind) => `'${kind}'`).join(', ')

/** With the parameters `formula`, `since` and `until`, which is left out of the span. */
export const outdatedScores = `
  WITH reported (suggestionId, at) AS (
    SELECT id, createdAt FROM suggestions WHERE createdAt >= @since AND createdAt < @until
    UNION ALL SELECT suggestionId, at FROM events WHERE kind IN (${kinds}) AND at >= @since AND at < @until
    UNION ALL SELECT suggestionId, at FROM outcomes WHERE at >= @since AND at < @until
    UNION ALL SELECT suggestionId, at FROM ratings WHERE at >= @since AND at < @until
  ), news AS (SELECT suggestionId, max(at) AS at FROM reported GROUP BY suggestionId)
  SELECT news.suggestionId FROM news LEFT JOIN qualities ON qualities.suggestionId = news.suggestionId
  WHERE qualities.at IS NULL OR qualities.formula <> @formula OR news.at > qualities.at - ${LATE}`
