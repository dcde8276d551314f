// Prints every string that people read, by file: node tests/words/print-strings.ts [part of a path]
// To be read whole, aloud, before each release.
import { listUserFacingStrings } from './user-facing-strings.ts';

const wanted = process.argv[2] ?? '';
let file = '';
for (const string of listUserFacingStrings().filter((each) => each.file.includes(wanted))) {
  if (string.file !== file) {
    file = string.file;
    console.log(`\n${file}`);
  }
  console.log(`${String(string.line).padStart(5)}  ${string.text}`);
}
