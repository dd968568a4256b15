/** Progress for people, on stderr; results go to stdout. */
export interface Progress {
  site(siteId: string, text: string): void;
  note(text: string): void;
  done(): void;
}

export function createProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  const started = performance.now();
  const clock = (): string => {
    const seconds = Math.floor((performance.now() - started) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  };
  const line = (text: string): void => {
    if (!quiet) stream.write(`${clock()}  ${text}\n`);
  };
  return { site: (siteId, text) => line(`${siteId}  ${text}`), note: (text) => stream.write(`提示：${text}\n`), done: () => undefined };
}
