import { z } from 'zod';

/** A day of every year, `MM-DD`. 29 February is refused: most years have none. */
export const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: '写成 MM-DD', abort: true })
  .refine((text) => new Date(`2023-${text}T00:00:00Z`).toISOString().slice(5, 10) === text, '没有这一天（2月末写 02-28）');
