import { type FileRecord, UnreadableFile } from '@threefold/api/contact-imports/reading/file-record';
import { readRecords, type Survey, surveyFile } from '@threefold/api/contact-imports/survey-file';
import { type ReadRow, readRow } from '@threefold/domain/contact-imports/read-row';

export type ReadAll = { survey: Survey; records: FileRecord[]; rows: ReadRow[] };

/** Cuts a file into pieces of one size and reads it as an import does; a refusal is a sentence. */
export async function readAny(bytes: Uint8Array, size = 4_096): Promise<ReadAll | { refused: string }> {
  async function* readBytes() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  try {
    const survey = await surveyFile(readBytes, null);
    const records: FileRecord[] = [];
    for await (const record of readRecords(readBytes, survey))
      if (record.line > survey.headerLine) records.push(record);
    const { columns, mapping } = survey.recognized;
    return { survey, records, rows: records.map(({ cells }) => readRow({ columns, cells }, mapping)) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { refused: error.message };
    throw error;
  }
}
