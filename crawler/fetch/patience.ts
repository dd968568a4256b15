/** Thrown by `within`; classified as a timeout. */
export class OutOfTime extends Error {
  readonly code = 'ETIMEDOUT';
}

/** The outcome of `work`, or `OutOfTime` after `ms`. The work itself goes on unheeded: the browser cannot be made to let go of it. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(`${Math.round(ms)} ms`)), Math.max(0, ms));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets `work` go on without anybody waiting; true when it ended well. For cleaning up, where failure means it is gone already. */
export function settled(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
