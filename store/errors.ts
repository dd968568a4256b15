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

/** Another process is at work on the data folder: it may be free later. */
export class BusyError extends StoreError {}

const DISK_TROUBLE: Record<string, string> = {
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
  EFBIG: '文件达到了大小上限',
  EIO: '磁盘读写出错',
  EROFS: '磁盘变成了只读',
};

/** The disk does not take what has to be kept: no fault of one site, the whole run has to stop. */
export const isDiskTrouble = (error: Error): boolean => 'code' in error && String(error.code) in DISK_TROUBLE;

export const diskTroubleText = (error: Error): string => DISK_TROUBLE['code' in error ? String(error.code) : ''] ?? error.message;
