/**
 * Everything that people read, with its place: the interface, errors, letters, e-mails, the command line and the documents.
 * Read from the sources, since a string that no page happens to show today is shown to somebody tomorrow.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export type UserFacingString = { file: string; line: number; text: string };

const root = join(import.meta.dirname, '../..');

const sources = ['{apps,packages}/*/src/**/*.{ts,tsx}', 'apps/web/*.html'];
const documents = ['*.md', 'docs/**/*.md'];
/** Statements, generated files, what only tests and programs see, and lists that are not English prose. */
const notRead =
  /\.(test|fixture)\.tsx?$|-queries\.ts$|\.gen\.|\/testing\/|test-[a-z-]+\.ts$|packages\/(local-postgres|pipelined-kysely)\/|platform\/holidays|letters\/letter-model|\/webgl\/|node_modules/;

/** In the order of their places. */
export function listUserFacingStrings(): UserFacingString[] {
  const files = [...sources, ...documents].flatMap((pattern) => globSync(pattern, { cwd: root }));
  return files
    .filter((file) => !notRead.test(file))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return file.endsWith('.md') ? linesOfDocument(file, text) : stringsOfSource(file, text);
    });
}

/** Without blocks of code: a sample of the API has the names of the wire. */
function linesOfDocument(file: string, text: string): UserFacingString[] {
  const prose = text
    .replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`|\]\([^)]*\)/g, '');
  return prose
    .split('\n')
    .map((line, index) => ({ file, line: index + 1, text: line.trim() }))
    .filter((line) => /\p{L}{2}/u.test(line.text));
}

export function stringsOfSource(file: string, text: string): UserFacingString[] {
  if (file.endsWith('.html'))
    return linesOfDocument(file, text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ''));
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file));
  const found: UserFacingString[] = [];
  const visit = (node: ts.Node): void => {
    if (isForMachines(node)) return;
    const words = wordsOf(node);
    if (words !== null && isProse(words, node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text: words });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

/** Imports, types, keys, regular expressions, comparisons and tagged templates such as SQL are read by machines. */
function isForMachines(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isRegularExpressionLiteral(node) ||
    isListOfWords(node)
  );
}

/** `'one two three'.split(' ')`: what a text is searched for. */
function isListOfWords(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'split' &&
    ts.isStringLiteralLike(node.expression)
  );
}

function wordsOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return oneLine(node.text);
  if (ts.isJsxText(node)) return oneLine(node.text);
  if (!ts.isTemplateExpression(node)) return null;
  const spans = node.templateSpans.map(({ literal }) => `…${literal.text}`);
  return oneLine(node.head.text + spans.join(''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Properties and attributes whose single word is shown as it is. */
const shown =
  /^(label|labels|title|hint|placeholder|alt|error|nothing|add|aria-label|name|does|text|page|said)$/;

function isProse(text: string, node: ts.Node): boolean {
  if (!/\p{L}{2}/u.test(text)) return false;
  if (ts.isJsxText(node)) return true;
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) return false;
  if (
    ts.isJsxAttribute(parent) &&
    /^(className|to|href|type|tone|d|viewBox|key|id)$/.test(parent.name.getText())
  )
    return false;
  const isNamedShown =
    (ts.isJsxAttribute(parent) || ts.isPropertyAssignment(parent)) && shown.test(parent.name.getText());
  if (isNamedShown && /^[\p{Lu}\p{Ll}]/u.test(text)) return true;
  return /\p{L}.*\s.*\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+[.!?…]?$/u.test(text);
}
