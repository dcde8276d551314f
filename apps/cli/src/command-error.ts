/** Ends the command with this one line. `exitCode` 2 is a command that was typed wrongly, 1 everything else. */
export class CommandError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Nobody answered, or not in a way that could be understood: it may be better in a moment. */
export class ServerAway extends CommandError {}
