import sax from 'sax';
import { UnreadableFile } from './file-record.ts';

export type XmlAttributes = Readonly<Record<string, string>>;
export type XmlHandlers = {
  /** Names and attributes come without their prefixes. */
  open: (name: string, attributes: XmlAttributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Streams XML by; after each piece control comes back, so that what the handlers gathered can be passed on. */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = createParser(handlers);
  const decoder = new TextDecoder();
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

/** For parts that are small. */
export async function readXmlWhole(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(bytes, handlers));
}

function createParser({ open, text, close }: XmlHandlers): sax.SAXParser {
  const parser = sax.parser(true, { position: false });
  parser.onerror = () => {
    throw new UnreadableFile(
      'This Excel workbook is damaged. Open it in Excel, save it again and import that.',
    );
  };
  parser.onopentag = ({ name, attributes }) => open(withoutPrefix(name), plain(attributes));
  if (text) {
    parser.ontext = text;
    parser.oncdata = text;
  }
  if (close) parser.onclosetag = (name) => close(withoutPrefix(name));
  return parser;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(attributes: sax.Tag['attributes'] | sax.QualifiedTag['attributes']): XmlAttributes {
  const all: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    all[withoutPrefix(name)] = typeof value === 'string' ? value : value.value;
  }
  return all;
}
