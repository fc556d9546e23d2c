import { useEffect, useMemo } from 'react';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import * as Tooltip from '@radix-ui/react-tooltip';
import { Door, Starting } from '@/features/session/Screens';
import { OfficeContext } from '@/shared/desk/context';
import { readsOf } from '@/shared/desk/reads';
import { Workplace } from '@/shared/desk/workplace';
import { Api, passing } from '@/shared/http/api';
import { Problem } from '@/shared/http/problem';
import type { Session } from '@/shared/identity/session';
import { preferences } from '@/shared/preferences/preferences';
import { learnServerTime } from '@/shared/time/clock';
import { realPace } from '@/shared/time/pace';
import { Toasts } from '@/shared/ui/Toasts';
import type { Directory, Me } from '@/shared/wire/settings';
import type { Edges } from './edges';
import { deviceId, outboxMemory } from './memory';
import { Shell } from './Shell';
import { rememberingSignOut, useLogin } from './useLogin';
import { viewerOf } from './viewerOf';

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry: (count, failure) => passing(failure) && count < 3 } },
});

export function App({ edges }: { edges: Edges }) {
  const { login, start, begin } = useLogin(edges);
  return (
    <QueryClientProvider client={queries}>
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        {login.state === 'starting' && <Starting />}
        {login.state === 'trouble' && (
          <Door trouble={login.trouble} onSignIn={begin} onRetry={start} onSignOut={begin} />
        )}
        {login.state === 'in' && <LoggedIn edges={edges} session={login.session} onSignIn={begin} />}
        <Toasts />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

interface LoggedInProps {
  edges: Edges;
  session: Session;
  onSignIn: () => void;
}

function LoggedIn({ edges, session: bare, onSignIn }: LoggedInProps) {
  const session = useMemo(() => rememberingSignOut(bare), [bare]);
  const api = useMemo(() => new Api(session, edges.fetch, learnServerTime), [session, edges]);
  const me = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/admin/me') });
  const directory = useQuery({ queryKey: ['directory'], queryFn: () => api.get<Directory>('/api/admin/directory') });
  if (me.data && directory.data) {
    return <AtWork edges={edges} session={session} api={api} me={me.data} directory={directory.data} />;
  }
  const failure = me.error ?? directory.error;
  if (!failure) return <Starting />;
  if (failure instanceof Problem && failure.code === 'address-not-allowed') {
    return (
      <Door
        trouble="address"
        onSignIn={onSignIn}
        onRetry={() => void Promise.all([me.refetch(), directory.refetch()])}
        onSignOut={() => void session.signOut()}
      />
    );
  }
  const forbidden = failure instanceof Problem && (failure.status === 403 || failure.status === 404);
  return (
    <Door
      trouble={forbidden ? 'forbidden' : failure instanceof Problem && failure.status === 401 ? 'expired' : 'down'}
      onSignIn={onSignIn}
      onRetry={() => {
        void me.refetch();
        void directory.refetch();
      }}
      onSignOut={() => void session.signOut()}
    />
  );
}

interface AtWorkProps {
  edges: Edges;
  session: Session;
  api: Api;
  me: Me;
  directory: Directory;
}

function AtWork({ edges, session, api, me, directory }: AtWorkProps) {
  const client = useQueryClient();
  const viewer = useMemo(() => viewerOf(me, directory), [me, directory]);
  const workplace = useMemo(
    () =>
      new Workplace(
        {
          reads: readsOf(api),
          socket: { open: () => edges.openSocket(), token: () => session.token(), deviceId: deviceId() },
          memory: outboxMemory(me.operatorId),
          pace: realPace,
          onSettings: () => void client.invalidateQueries(),
        },
        viewer,
        preferences.get().status,
      ),
    // a workplace lives as long as the login; what changes in settings is told to it below
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, edges, session, client, me.operatorId],
  );

  useEffect(() => {
    const hurry = () => {
      workplace.hurry();
    };
    const seen = () => {
      if (document.visibilityState === 'visible') hurry();
    };
    workplace.start();
    window.addEventListener('online', hurry);
    document.addEventListener('visibilitychange', seen);
    return () => {
      workplace.stop();
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [workplace]);

  useEffect(() => {
    workplace.desk.viewer(viewer);
  }, [workplace, viewer]);

  const office = useMemo(() => ({ api, session, workplace, me, directory }), [api, session, workplace, me, directory]);
  return (
    <OfficeContext value={office}>
      <Shell />
    </OfficeContext>
  );
}
