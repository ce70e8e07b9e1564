/** A thread that looks at files, and ends over those that a test names so: while it looks, or while it digs. */
import { type CurateAnswer, type CurateJob, doJob } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { answerJobs } from '#platform/workerPool'

answerJobs<CurateJob, CurateAnswer>((job) => {
  if (job.path.includes(`ends-${job.kind}`)) process.exit(7)
  return doJob(job, redact)
})
