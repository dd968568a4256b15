/** A stored file cannot be used. It was set aside under `keptAs`, never overwritten. */
export class CorruptFileError extends Error {
  override readonly name = 'CorruptFileError';
  constructor(
    readonly file: string,
    readonly keptAs: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`数据文件损坏：${file}（${detail}）。原文件已保留为 ${keptAs}`, options);
  }
}

/** The store was asked for something it does not hold, or is in use. Ends the command with status 2. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
