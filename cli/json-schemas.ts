import { z } from 'zod';
import { runResultSchema } from '../checks/results.js';
import { calendarYearSchema, profileSchema, siteListSchema } from '../config/schema.js';
import { inspectSchema } from '../crawler/extractors/inspect.js';
import { pageRecordSchema } from '../crawler/facts/record.js';
import { siteFactsSchema } from '../crawler/facts/site.js';
import { runFileSchema } from '../store/schema.js';

/** The JSON Schema files an editor or another program can use, by file name. Generated: `npm run schemas`. */
export const jsonSchemas = (): Record<string, object> => {
  const input = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'input' });
  const output = (schema: z.ZodType): object => z.toJSONSchema(schema, { io: 'output' });
  return {
    'sites.schema.json': input(siteListSchema),
    'profile.schema.json': input(profileSchema),
    'calendar.schema.json': input(calendarYearSchema),
    'findings.schema.json': output(runResultSchema),
    'inspect.schema.json': output(inspectSchema),
    'facts.schema.json': output(siteFactsSchema),
    'page-record.schema.json': output(pageRecordSchema),
    'run.schema.json': output(runFileSchema),
  };
};
