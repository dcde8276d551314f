/** A file can be read from its beginning as often as need be; pieces come in any size. */
export type ReadBytes = () => AsyncIterable<Uint8Array>;

/** One row as it stands in the file; `line` is the line on which it begins, counted from 1. */
export type FileRecord = { line: number; cells: string[] };

/** A file that cannot be read as a list of contacts. The message is one sentence for the seeker. */
export class UnreadableFile extends Error {}
