// The one route table. A page is registered here by its path and loaded when it is first asked for; an entry in
// `navigation.ts` makes it appear in the navigation and the palette.
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { type ClientSearch, readClientSearch } from '../features/coaching/client-search.ts';
import { readRowFilter } from '../features/contact-imports/row-filter.ts';
import { readMergeSearch, readQueueSearch } from '../features/contact-merging/merging-search.ts';
import { readContactPart, readContactSearch } from '../features/contacts/contact-search.ts';
import { readFindingsSearch } from '../features/findings/findings-search.ts';
import { readLetterSearch } from '../features/letters/letter-search.ts';
import { type NetworkSearch, readNetworkSearch } from '../features/network/network-search.ts';
import { readReferralSearch } from '../features/referrals/referral-search.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { awaitHeading } from '../shared/navigation/heading-focus.ts';
import { Loading } from '../shared/ui/skeleton.tsx';
import { ErrorPage, NoEntryPage, NotFoundPage } from './error-page.tsx';
import { Shell } from './shell.tsx';
import { type RouterContext, requirePerson, safeNext } from './signed-in.ts';

const root = createRootRouteWithContext<RouterContext>()();

const nextSearch = (search: Record<string, unknown>): { next?: string } => {
  const next = safeNext(search.next);
  return next === undefined ? {} : { next };
};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../features/identity/sign-in-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../features/identity/sign-up-page.tsx'), 'SignUpPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$shareId',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
  component: lazyRouteComponent(() => import('./pages/invitation-page.tsx'), 'InvitationPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: requirePerson,
  component: Shell,
  errorComponent: NoEntryPage,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});
const today = createRoute({
  getParentRoute: () => signedIn,
  path: '/today',
  validateSearch: (search: Record<string, unknown>): { item?: string } =>
    typeof search.item === 'string' ? { item: search.item } : {},
  component: lazyRouteComponent(() => import('./pages/today-page.tsx'), 'TodayPage'),
});
const welcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/today/welcome-page.tsx'), 'WelcomePage'),
});
const firstFive = createRoute({
  getParentRoute: () => signedIn,
  path: '/first-five',
  component: lazyRouteComponent(() => import('../features/today/first-five-page.tsx'), 'FirstFivePage'),
});
const calls = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls',
  component: lazyRouteComponent(() => import('../features/call-backs/calls-page.tsx'), 'CallsPage'),
});

const meetings = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./pages/meetings-page.tsx'), 'MeetingsPage'),
});
const newMeeting = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/new',
  validateSearch: (
    search: Record<string, unknown>,
  ): { contactId?: string; research?: string; kind?: 'interview' } => ({
    ...(typeof search.contactId === 'string' ? { contactId: search.contactId } : {}),
    ...(typeof search.research === 'string' ? { research: search.research } : {}),
    ...(search.kind === 'interview' ? { kind: 'interview' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/new-meeting-page.tsx'), 'NewMeetingPage'),
});
const meeting = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId',
  validateSearch: (search: Record<string, unknown>): { view?: 'live' } =>
    search.view === 'live' ? { view: 'live' } : {},
  component: lazyRouteComponent(() => import('../features/meetings/meeting-page.tsx'), 'MeetingPage'),
});
const researchList = createRoute({
  getParentRoute: () => signedIn,
  path: '/research',
  component: lazyRouteComponent(
    () => import('../features/meetings/research/research-list-page.tsx'),
    'ResearchListPage',
  ),
});
const research = createRoute({
  getParentRoute: () => signedIn,
  path: '/research/$researchQuestionId',
  component: lazyRouteComponent(
    () => import('../features/meetings/research/research-page.tsx'),
    'ResearchPage',
  ),
});
const keptNotes = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../features/meetings/outbox/outbox-page.tsx'), 'OutboxPage'),
});
const debrief = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId/debrief',
  component: lazyRouteComponent(() => import('./pages/debrief-page.tsx'), 'DebriefPage'),
});

const contacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts',
  validateSearch: readContactSearch,
  component: lazyRouteComponent(() => import('./pages/contacts-page.tsx'), 'ContactsPage'),
});
const newContact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/new',
  validateSearch: (search: Record<string, unknown>): { name?: string } =>
    typeof search.name === 'string' ? { name: search.name } : {},
  component: lazyRouteComponent(() => import('../features/contacts/add-contact-page.tsx'), 'AddContactPage'),
});
const contact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId',
  validateSearch: readContactPart,
  component: lazyRouteComponent(() => import('./pages/contact-page.tsx'), 'ContactPage'),
});
const duplicates = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/duplicates',
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(
    () => import('../features/contact-merging/duplicates-page.tsx'),
    'DuplicatesPage',
  ),
});
const merge = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/merge',
  validateSearch: readMergeSearch,
  component: lazyRouteComponent(() => import('../features/contact-merging/merge-page.tsx'), 'MergePage'),
});
const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  component: lazyRouteComponent(() => import('../features/contact-imports/imports-page.tsx'), 'ImportsPage'),
});
const contactImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId',
  validateSearch: readRowFilter,
  component: lazyRouteComponent(() => import('./pages/import-page.tsx'), 'ImportPage'),
});

const letters = createRoute({
  getParentRoute: () => signedIn,
  path: '/letters',
  validateSearch: readLetterSearch,
  component: lazyRouteComponent(() => import('./pages/letters-page.tsx'), 'LettersPage'),
});
const letter = createRoute({
  getParentRoute: () => signedIn,
  path: '/letters/$letterId',
  component: lazyRouteComponent(() => import('../features/letters/letter-page.tsx'), 'LetterPage'),
});
const findings = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings',
  validateSearch: readFindingsSearch,
  component: lazyRouteComponent(() => import('./pages/findings-page.tsx'), 'FindingsPage'),
});
const findingsSummary = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings/summary',
  component: lazyRouteComponent(() => import('../features/findings/summary-page.tsx'), 'SummaryPage'),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings-page.tsx'), 'SettingsPage'),
});
const settingsProfile = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../features/settings/profile-page.tsx'), 'ProfilePage'),
});
const settingsTargets = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/targets',
  component: lazyRouteComponent(() => import('../features/settings/targets-page.tsx'), 'TargetsPage'),
});
const settingsTime = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/time',
  component: lazyRouteComponent(() => import('../features/settings/time-page.tsx'), 'TimePage'),
});
const settingsMail = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('../features/settings/mail-page.tsx'), 'MailPage'),
});
const settingsSharing = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/sharing',
  component: lazyRouteComponent(() => import('../features/coaching/sharing-page.tsx'), 'SharingPage'),
});
const settingsTokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('../features/settings/tokens-page.tsx'), 'TokensPage'),
});
const settingsSample = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/sample',
  component: lazyRouteComponent(() => import('../features/sample-network/sample-page.tsx'), 'SamplePage'),
});
const settingsData = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/data',
  component: lazyRouteComponent(() => import('../features/exports/data-page.tsx'), 'DataPage'),
});
const settingsErase = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/erase',
  component: lazyRouteComponent(() => import('../features/erasure/erase-account-page.tsx'), 'ErasePage'),
});
const accessReport = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/held',
  component: lazyRouteComponent(
    () => import('../features/erasure/access-report-page.tsx'),
    'AccessReportPage',
  ),
});
const templates = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/templates',
  component: lazyRouteComponent(() => import('../features/letters/templates-page.tsx'), 'TemplatesPage'),
});
const template = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/templates/$templateId',
  component: lazyRouteComponent(() => import('../features/letters/template-page.tsx'), 'TemplatePage'),
});

const network = createRoute({
  getParentRoute: () => signedIn,
  path: '/network',
  validateSearch: readNetworkSearch,
  component: lazyRouteComponent(() => import('../features/network/network-page.tsx'), 'NetworkPage'),
});

const referrals = createRoute({
  getParentRoute: () => signedIn,
  path: '/referrals',
  validateSearch: readReferralSearch,
  component: lazyRouteComponent(() => import('../features/referrals/referrals-page.tsx'), 'ReferralsPage'),
});
const keepWarm = createRoute({
  getParentRoute: () => signedIn,
  path: '/keep-warm',
  component: lazyRouteComponent(() => import('../features/keep-warm/keep-warm-page.tsx'), 'KeepWarmPage'),
});
const searchEnd = createRoute({
  getParentRoute: () => signedIn,
  path: '/search-end',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' ? { to: search.to } : {},
  component: lazyRouteComponent(() => import('./pages/search-end-page.tsx'), 'NewsPage'),
});

const comments = createRoute({
  getParentRoute: () => signedIn,
  path: '/comments',
  component: lazyRouteComponent(() => import('../features/coaching/comments-page.tsx'), 'CommentsPage'),
});
const proposals = createRoute({
  getParentRoute: () => signedIn,
  path: '/proposals',
  validateSearch: (search: Record<string, unknown>): { status?: 'accepted' | 'declined' } =>
    search.status === 'accepted' || search.status === 'declined' ? { status: search.status } : {},
  component: lazyRouteComponent(() => import('../features/coaching/proposals-page.tsx'), 'ProposalsPage'),
});
const coach = createRoute({
  getParentRoute: () => signedIn,
  path: '/coach',
  validateSearch: (search: Record<string, unknown>): { q?: string } =>
    typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {},
  component: lazyRouteComponent(() => import('../features/coaching/roster-page.tsx'), 'RosterPage'),
});
const client = createRoute({
  getParentRoute: () => signedIn,
  path: '/coach/$workspaceId',
  validateSearch: (search: Record<string, unknown>): ClientSearch & NetworkSearch => ({
    ...readNetworkSearch(search),
    ...readClientSearch(search),
  }),
  component: lazyRouteComponent(() => import('./pages/client-page.tsx'), 'ClientPage'),
});

/** Everything else: within the shell, so that one finds back. */
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  signIn,
  signUp,
  invitation,
  signedIn.addChildren([
    home,
    today,
    welcome,
    firstFive,
    calls,
    meetings,
    newMeeting,
    meeting,
    debrief,
    researchList,
    research,
    keptNotes,
    contacts,
    newContact,
    contact,
    duplicates,
    merge,
    imports,
    contactImport,
    letters,
    letter,
    findings,
    findingsSummary,
    settings,
    settingsProfile,
    settingsTargets,
    settingsTime,
    settingsMail,
    settingsSharing,
    settingsTokens,
    settingsSample,
    settingsData,
    settingsErase,
    accessReport,
    templates,
    template,
    network,
    referrals,
    keepWarm,
    searchEnd,
    comments,
    proposals,
    coach,
    client,
    elsewhere,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Freshness is the queries' business.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  // A page that is ready waits for nothing.
  defaultPendingMinMs: 0,
  defaultPendingComponent: () => <Loading what="the page" />,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

router.subscribe('onBeforeNavigate', ({ pathChanged, fromLocation }) => {
  if (pathChanged && fromLocation) awaitHeading();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
