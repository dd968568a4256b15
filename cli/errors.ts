/** The user ended the command; what was crawled is kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Wrong usage: a Chinese message that says what to write instead. Ends the command with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
