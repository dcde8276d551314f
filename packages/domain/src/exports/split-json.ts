// An export of any size is taken apart into its rows while it streams by, however it is laid out: each row of a table comes out as
// the text that it is, and what is left, with its tables empty, is small and is read as a whole.

export type JsonPiece = {
  /** Which of several workspaces; 0 where the document is one. */
  workspace: number;
  table: string;
  text: string;
};
export type JsonSplitter = {
  /** Null once something is longer than anything that an export holds. */
  feed: (text: string) => JsonPiece[] | null;
  /** The document without its rows. */
  rest: () => string;
};

const longestRow = 16_777_216;
const longestRest = 1_048_576;

const nesting: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

type Container = { isArray: boolean; key: string | null; count: number };

export function createJsonSplitter(): JsonSplitter {
  const stack: Container[] = [];
  let rest = '';
  let row = '';
  let rowDepth = 0;
  let inRow = false;
  let inString = false;
  let escaped = false;
  let word = '';
  let isKey = false;

  function openRow(character: string): boolean {
    return isTable(stack) && !/[\s,\]]/.test(character);
  }

  function step(character: string): JsonPiece | null {
    if (!inRow && !inString && openRow(character)) inRow = true;
    if (inRow) return stepRow(character);
    if (inString) stepString(character);
    else stepStructure(character);
    if (!isTable(stack) || character !== ',') rest += character;
    return null;
  }

  function stepRow(character: string): JsonPiece | null {
    if (!inString && rowDepth === 0 && (character === ',' || character === ']')) {
      const piece = pieceOf(stack, row);
      row = '';
      inRow = false;
      if (character === ']') {
        stack.pop();
        rest += ']';
      }
      return piece;
    }
    row += character;
    if (inString) passString(character);
    else if (character === '"') inString = true;
    else rowDepth += nesting[character] ?? 0;
    return null;
  }

  /** Whether the text goes on behind this character. */
  function passString(character: string): boolean {
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else if (character === '"') inString = false;
    return inString;
  }

  function stepString(character: string): void {
    if (passString(character)) {
      if (word.length < 100) word += character;
      return;
    }
    const top = stack.at(-1);
    if (isKey && top) top.key = word;
  }

  function stepStructure(character: string): void {
    const top = stack.at(-1);
    if (character === '"') {
      inString = true;
      word = '';
      isKey = top !== undefined && !top.isArray && top.key === null;
    } else if (character === '{' || character === '[') {
      stack.push({ isArray: character === '[', key: null, count: 0 });
    } else if (character === '}' || character === ']') stack.pop();
    else if (character === ',' && top) {
      top.key = null;
      top.count += 1;
    }
  }

  return {
    feed: (text) => {
      const pieces: JsonPiece[] = [];
      for (let index = 0; index < text.length; index += 1) {
        const piece = step(text[index] ?? '');
        if (piece) pieces.push(piece);
      }
      return row.length > longestRow || rest.length > longestRest ? null : pieces;
    },
    rest: () => rest,
  };
}

/** In an array of `tables`, of the document itself or of one of its `workspaces`. */
function isTable(stack: readonly Container[]): boolean {
  if (stack.at(-1)?.isArray !== true) return false;
  if (stack.length === 3) return stack[0]?.key === 'tables';
  return stack.length === 5 && stack[0]?.key === 'workspaces' && stack[2]?.key === 'tables';
}

function pieceOf(stack: readonly Container[], row: string): JsonPiece {
  return {
    workspace: stack[1]?.isArray ? stack[1].count : 0,
    table: stack.at(-2)?.key ?? '',
    text: row.trim(),
  };
}
