export interface Problem {
  /** 1-based line in the file, when it is known. */
  line: number | null;
  /** Path of the key, e.g. `sites.0.baseUrl`. */
  path: string;
  message: string;
}

/** Something a person wrote cannot be used: names the file, the place and the mend. Ends the command with status 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(
    readonly file: string | null,
    readonly problems: Problem[],
    options?: ErrorOptions,
  ) {
    super([file ? `配置有误：${file}` : '用法有误', ...problems.map(describeProblem)].join('\n'), options);
  }
}

function describeProblem({ line, path, message }: Problem): string {
  const place = [line === null ? '' : `第 ${line} 行`, path].filter(Boolean).join(' ');
  return `  ${place ? `${place}：` : ''}${message}`;
}
