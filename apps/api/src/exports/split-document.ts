// An export of any size is taken apart into its rows while it streams by, however it is laid out; what is left, with its tables empty,
// is small.
import { getManyValues, isMany, none } from 'stream-chain/defs.js';
import Assembler from 'stream-json/core/assembler.js';
import { jsonParser, type Token } from 'stream-json/core/parser.js';

export type DocumentRow = {
  /** Which of several workspaces; 0 where the document is one. */
  workspace: number;
  table: string;
  row: unknown;
};
export type DocumentSplitter = {
  /** Throws at what is no JSON, and at what is larger or deeper than anything that an export holds. */
  feed: (text: string) => DocumentRow[];
  /** The document without its rows. Throws where its end is missing. */
  end: () => unknown;
};

const longestRow = 16_777_216;
const longestRest = 1_048_576;
const deepestRow = 100;

export function createDocumentSplitter(): DocumentSplitter {
  const parse = jsonParser({ streamValues: false });
  const rest = new Assembler();
  let table: Omit<DocumentRow, 'row'> | null = null;
  let row: Assembler | null = null;
  let restLength = 0;
  let sinceLastRow = 0;

  function take(token: Token): DocumentRow | null {
    if (table === null || (row === null && token.name === 'endArray')) {
      takeRest(token);
      return null;
    }
    row ??= new Assembler();
    row.consume(token);
    if (row.depth > deepestRow) throw new Error('A row is too deep.');
    if (!row.done) return null;
    const taken = { ...table, row: row.current };
    row = null;
    sinceLastRow = 0;
    return taken;
  }

  function takeRest(token: Token): void {
    rest.consume(token);
    restLength += 'value' in token ? String(token.value).length : 1;
    if (restLength > longestRest || rest.depth > deepestRow)
      throw new Error('What is beside the rows is too long.');
    if (token.name === 'startArray' || token.name === 'endArray') table = tableAt(rest);
  }

  function takeAll(parsed: unknown): DocumentRow[] {
    // The parser answers several tokens at once, or `none`.
    const tokens = isMany(parsed) ? (getManyValues(parsed) as Token[]) : [];
    return tokens.flatMap((token) => take(token) ?? []);
  }

  return {
    feed: (text) => {
      sinceLastRow += text.length;
      const rows = takeAll(parse(text));
      if (sinceLastRow > longestRow) throw new Error('A row is too long.');
      return rows;
    },
    end: () => {
      // So the parser's own pipelines tell it that nothing more comes; its type knows of texts only.
      takeAll(parse(none as never));
      if (!rest.done) throw new Error('The end is missing.');
      return rest.current;
    },
  };
}

/** An array of `tables`, of the document itself or of one of its `workspaces`. */
function tableAt({ current, path }: Assembler): Omit<DocumentRow, 'row'> | null {
  if (!Array.isArray(current)) return null;
  const [first, workspace, tables, name] = path;
  if (path.length === 2 && first === 'tables') return { workspace: 0, table: String(workspace) };
  const isOfWorkspace = path.length === 4 && first === 'workspaces' && tables === 'tables';
  return isOfWorkspace ? { workspace: Number(workspace), table: String(name) } : null;
}
