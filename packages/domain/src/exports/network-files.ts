// The network for programs that draw and count graphs: GraphML with what is known of each person and referral, or a plain list of edges.
// Source: GraphML primer, graphml.graphdrawing.org.
import { csvRow } from '../formats/csv-row.ts';

export type GraphPerson = {
  id: string;
  label: string;
  organization: string | null;
  stage: string;
  firstAt: string;
};
export type GraphReferral = {
  id: string;
  from: string;
  to: string;
  at: string;
  terms: string;
  meetingId: string | null;
};

const personKeys = ['label', 'organization', 'stage', 'firstAt'] as const;
const referralKeys = ['at', 'terms', 'meetingId'] as const;

export const graphmlStart = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${personKeys.map((name) => keyElement(name, 'node')).join('')}${referralKeys.map((name) => keyElement(name, 'edge')).join('')}<graph id="network" edgedefault="directed">
`;
export const graphmlEnd = '</graph>\n</graphml>\n';

function keyElement(name: string, on: 'node' | 'edge'): string {
  return `<key id="${name}" for="${on}" attr.name="${name}" attr.type="string"/>\n`;
}

export function graphmlNode(person: GraphPerson): string {
  return `<node id="${escapeXml(person.id)}">${personKeys.map((key) => dataElement(key, person[key])).join('')}</node>\n`;
}

export function graphmlEdge(referral: GraphReferral): string {
  const { id, from, to } = referral;
  const data = referralKeys.map((key) => dataElement(key, referral[key])).join('');
  return `<edge id="${escapeXml(id)}" source="${escapeXml(from)}" target="${escapeXml(to)}">${data}</edge>\n`;
}

function dataElement(key: string, value: string | null): string {
  return value === null ? '' : `<data key="${key}">${escapeXml(value)}</data>`;
}

/** XML 1.0 has no place for most control characters, escaped or not. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export const edgesHeader = csvRow(['From', 'To', 'At', 'Terms', 'Note', 'From id', 'To id', 'Meeting id']);

export type NamedReferral = GraphReferral & { fromName: string; toName: string; note: string | null };

export function edgeRow({ fromName, toName, at, terms, note, from, to, meetingId }: NamedReferral): string {
  return csvRow([fromName, toName, at, terms, note ?? '', from, to, meetingId ?? '']);
}
