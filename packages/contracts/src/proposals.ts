import { z } from 'zod';
import { contactInput } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { id, instant, page, pageQuery, text, underWorkspace, workspaceParams } from './primitives.ts';

export const proposalKind = z.enum(['contact', 'action']);
export type ProposalKind = z.infer<typeof proposalKind>;
export const proposalStatus = z.enum(['open', 'accepted', 'declined']);
export type ProposalStatus = z.infer<typeof proposalStatus>;
const proposalOutcome = z.enum(['created', 'joined', 'agreed']);
export type ProposalOutcome = z.infer<typeof proposalOutcome>;

export const proposedContact = contactInput.omit({ id: true });
export type ProposedContact = z.output<typeof proposedContact>;
const proposedAction = z.strictObject({
  /** What to do, in a sentence. */
  text: text(500).trim().min(1),
  /** Whom it is about. */
  contactId: id.nullish(),
});
export type ProposalContent = {
  contact?: ProposedContact | undefined;
  action?: { text: string; contactId?: string | null | undefined } | undefined;
};

export const proposal = z.object({
  id,
  kind: proposalKind,
  authorName: z.string(),
  isMine: z.boolean(),
  note: z.string().nullable(),
  /** For one of a list: the list, and the name of its file. */
  batchId: id.nullable(),
  fileName: z.string().nullable(),
  contact: z
    .object({
      name: z.string(),
      title: z.string().nullable(),
      organization: z.string().nullable(),
      emails: z.array(z.string()),
      phones: z.array(z.string()),
      linkedinUrl: z.string().nullable(),
      tags: z.array(z.string()),
      notes: z.string().nullable(),
    })
    .nullable(),
  action: z
    .object({ text: z.string(), contactId: id.nullable(), contactName: z.string().nullable() })
    .nullable(),
  status: proposalStatus,
  /** What accepting it led to: a new contact, or one that was known already. */
  result: z.object({ outcome: proposalOutcome, contactId: id.nullable() }).nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});
export type Proposal = z.infer<typeof proposal>;

export const listProposals = endpoint({
  method: 'GET',
  path: underWorkspace('/proposals'),
  tag: 'coaching',
  summary: 'List what coaches proposed, latest first',
  description: 'A coach sees their own, and what came of each; the seeker sees all.',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, status: proposalStatus.optional() }),
  replies: { 200: page(proposal) },
});

const counts = z.object({
  open: z.int(),
  accepted: z.int(),
  declined: z.int(),
  /** Whose open ones are waiting. */
  authors: z.array(z.string()),
});
export const countProposals = endpoint({
  method: 'GET',
  path: underWorkspace('/proposals/counts'),
  tag: 'coaching',
  summary: 'Count proposals that wait, were accepted, were declined',
  description: 'A coach sees the counts of their own.',
  access: 'progress',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: counts },
});

export const propose = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals'),
  tag: 'coaching',
  summary: 'Propose a person or an action; nothing changes until the seeker accepts',
  access: 'network',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({
      id: id.optional(),
      note: text(2000).nullish(),
      contact: proposedContact.optional(),
      action: proposedAction.optional(),
    })
    .refine(({ contact, action }) => (contact === undefined) !== (action === undefined), {
      message: 'name either a contact or an action',
      path: ['contact'],
    }),
  example: {
    note: 'He built the appeals desk that you keep asking about.',
    contact: { givenName: 'Marcus', familyName: 'Bell', organization: 'Larch Benefits' },
  },
  refusals: ['rule-broken'],
  replies: { 200: proposal, 201: proposal },
});

export const mostProposedAtOnce = 2_000;
const proposedList = z.object({
  id,
  fileName: z.string(),
  proposed: z.int(),
  /** Lines that are nobody, or cannot be read, with the reason; the first hundred of them. */
  leftOut: z.array(z.object({ line: z.int(), reason: z.string() })),
});
export type ProposedList = z.infer<typeof proposedList>;
export const proposeList = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/lists'),
  tag: 'coaching',
  summary: 'Propose the people of a list, 2,000 at most',
  description: 'At most 2,000 people.',
  access: 'network',
  tokenScope: 'import',
  params: workspaceParams,
  multipart: z.object({
    id: id.optional(),
    mapping: z.string().optional().describe('JSON: the field of each column by its name.'),
    file: z.file().describe('After the other fields.'),
  }),
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: proposedList, 201: proposedList },
});

const chosen = z.array(id).min(1).max(200);
const decided = z.object({ items: z.array(proposal), nextCursor: z.null() });

export const decideProposals = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/decisions'),
  tag: 'coaching',
  summary: 'Accept or decline proposals; those already decided stay as they are',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ ids: chosen, accept: z.boolean() }),
  example: { ids: [exampleIds.proposal], accept: true },
  replies: { 200: decided },
});

export const reopenProposals = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/reopen'),
  tag: 'coaching',
  summary: 'Reopen decided proposals',
  description: 'A person whom you have worked with since stays accepted.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ ids: chosen }),
  example: { ids: [exampleIds.proposal] },
  replies: { 200: decided },
});
