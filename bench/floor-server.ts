// The floor: a bare Fastify route with pg that runs the same query in a transaction with SET LOCAL under row-level security.
// No sign-in, no validation, no history. Every figure of the bench is a ratio to it, taken in the same run.
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE_URL, WORKSPACE_ID = '', PORT = '0' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
pool.on('error', () => app.log.info('a connection ended'));
const app = Fastify();

async function inTransaction(text: string, values: unknown[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query(
      `BEGIN; SET LOCAL app.workspace_id = '${WORKSPACE_ID}'; SET LOCAL app.level = 'owner'`,
    );
    const { rows } = await client.query({ name: text.slice(0, 40), text, values });
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}

app.get('/list', () =>
  inTransaction(
    'SELECT contact.* FROM contact WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY sort_name, id LIMIT 51',
    [WORKSPACE_ID],
  ),
);
app.get<{ Params: { id: string } }>('/get/:id', ({ params }) =>
  inTransaction('SELECT * FROM contact WHERE workspace_id = $1 AND id = $2', [WORKSPACE_ID, params.id]),
);
app.get<{ Querystring: { q: string } }>('/search', ({ query }) =>
  inTransaction(
    'SELECT contact.* FROM search_contacts($1, $2, 51) found JOIN contact ON workspace_id = $1 AND id = found.contact_id ORDER BY found.score DESC, id',
    [WORKSPACE_ID, query.q],
  ),
);
app.get('/network', () =>
  inTransaction(
    `SELECT contact.id, given_name, family_name, organization, stage, contact.created_at, referral.from_contact_id, referral.at, referral.meeting_id, referral.terms
     FROM contact LEFT JOIN referral ON referral.workspace_id = contact.workspace_id AND referral.to_contact_id = contact.id
     WHERE contact.workspace_id = $1 AND contact.deleted_at IS NULL`,
    [WORKSPACE_ID],
  ),
);

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
process.stdout.write('ready\n');
