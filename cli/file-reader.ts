import { type AttachmentReader, createAttachmentReader, ocrAvailable } from '../crawler/attachments/index.js';
import { UsageError } from './errors.js';

/** Reads files offered for download. Close it to end its thread. @throws UsageError when recognition is asked for and cannot be had. */
export async function openFileReader({ ocr }: { ocr: boolean }): Promise<AttachmentReader> {
  if (ocr) {
    const { available, detail } = await ocrAvailable();
    if (!available) throw new UsageError(`不能识别扫描件：${detail}`);
  }
  return createAttachmentReader({ ocr });
}
