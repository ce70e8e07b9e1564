/** A pattern: what a recognised piece of .NET or Angular code is. */
import { z } from 'zod'

export const patternSchema = z.enum([
  'controller',
  'minimalApi',
  'dto',
  'service',
  'injection',
  'entity',
  'entityConfiguration',
  'dbContext',
  'options',
  'requestHandler',
  'validator',
  'middleware',
  'test',
  'component',
  'template',
  'style',
  'module',
  'angularService',
  'httpClient',
  'signalStore',
  'guard',
  'interceptor',
  'reactiveForm',
  'pipe',
  'directive',
  'routes',
  'spec',
])
export type Pattern = z.infer<typeof patternSchema>
