import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { Bounds } from './bounds.js';
import type { Failure } from './failures.js';
import type { Job } from './worker.js';

/** What the worker answered, or why the thread had to be given up. */
export type Reply<T> = { answer: T } | { lost: Failure['code'] };

/** Registers the TypeScript loader in the thread itself, which does not inherit it, and goes on to the worker. */
const FROM_SOURCE = `
const { workerData } = require('node:worker_threads');
import(workerData.loader).then(({ register }) => { register(); return import(workerData.worker); });`;

/** A clone runs its sources; an installed package has compiled code only. */
function startWorker(bounds: Bounds): Worker {
  const options: WorkerOptions = {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMb, stackSizeMb: 4 },
    // What a library prints about a hostile file is nobody's business.
    stdout: true,
    stderr: true,
  };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), options);
  const loader = import.meta.resolve('tsx/esm/api');
  const workerData = { loader, worker: new URL('./worker.ts', import.meta.url).href };
  return new Worker(FROM_SOURCE, { ...options, eval: true, workerData });
}

/** A thread with its code loaded, so that the time bound is the file's alone. @throws when it cannot start: a broken installation. */
async function started(bounds: Bounds): Promise<Worker> {
  const worker = startWorker(bounds);
  worker.stdout.resume();
  worker.stderr.resume();
  await once(worker, 'message');
  return worker;
}

const lostBy = (error: unknown): { lost: Failure['code'] } => ({
  lost: error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged',
});

/** One thread for many files, one after the other; a new one after it was lost. */
export class ReadingThread {
  #worker: Worker | null = null;

  constructor(private readonly bounds: Bounds) {}

  /** Never rejects for what a file does; one call at a time. `T` is what the job asks for. */
  async read<T>(job: Job): Promise<Reply<T>> {
    this.#worker ??= await started(this.bounds);
    const worker = this.#worker;
    const listening = new AbortController();
    const { signal } = listening;
    worker.ref();
    worker.postMessage(job);
    const reply = await Promise.race<Reply<T>>([
      once(worker, 'message', { signal }).then((messages) => ({ answer: messages[0] as T })),
      once(worker, 'exit', { signal }).then(() => ({ lost: 'memory' })),
      setTimeout<Reply<T>>(this.bounds.timeMs, { lost: 'timeout' }, { signal }),
    ]).catch(lostBy);
    listening.abort();
    if ('lost' in reply) await this.close();
    else worker.unref();
    return reply;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
