/** 2: the command was typed wrongly; 3: an import waits until somebody says what its columns hold; 1: everything else. */
type ExitCode = 1 | 2 | 3;

/** Ends the command with this one line. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Nobody answered, or not in a way that could be understood: it may be better in a moment. */
export class ServerAway extends CommandError {}
