import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { edgeRow, edgesHeader, graphmlEdge, graphmlEnd, graphmlNode, graphmlStart } from './network-files.ts';

const said = {
  id: 'r1',
  from: 'a',
  to: 'b',
  at: '2026-11-24T15:00:00Z',
  terms: 'may-use-name',
  meetingId: null,
};

test('a person and a referral are a node and an edge, and no name breaks out of its element', () => {
  const node = graphmlNode({
    id: 'a',
    label: '<Ruth> & "Co"\u0001',
    organization: null,
    stage: 'met',
    firstAt: said.at,
  });
  expect(node).toBe(
    `<node id="a"><data key="label">&lt;Ruth&gt; &amp; &quot;Co&quot;</data><data key="stage">met</data><data key="firstAt">${said.at}</data></node>\n`,
  );
  const edge = graphmlEdge(said);
  expect(edge).toContain('<edge id="r1" source="a" target="b">');
  expect(edge).not.toContain('meetingId');
  const whole = graphmlStart + node + edge + graphmlEnd;
  expect(whole.match(/<key id="\w+" for="(node|edge)"/g)).toHaveLength(7);
  expect(whole.endsWith('</graph>\n</graphml>\n')).toBe(true);
});

test('the list of edges names both people, and their ids', () => {
  const row = edgeRow({ ...said, fromName: '=Ruth', toName: 'Sam Okafor', note: 'Runs the unit.' });
  const [cells] = Papa.parse(edgesHeader + row, { header: true }).data;
  expect(cells).toMatchObject({
    From: "'=Ruth",
    To: 'Sam Okafor',
    'From id': 'a',
    'To id': 'b',
    Note: 'Runs the unit.',
  });
});
