/** A thread that looks at files for a dataset. */
import { type CurateAnswer, type CurateJob, doJob } from '#engine/curate/curate'
import { redact } from '#engine/redact/redact'
import { answerJobs } from '#platform/workerPool'

answerJobs<CurateJob, CurateAnswer>((job) => doJob(job, redact))
