import { useCallback, useEffect, useState } from 'react';
import type { Trouble } from '@/features/session/Screens';
import type { Session, SignIn } from '@/shared/identity/session';
import { resumeAt, routeOf } from '@/shared/router/router';
import type { Edges } from './edges';

const SIGNED_OUT = 'parley.signedOut';

export type Login = { state: 'starting' } | { state: 'trouble'; trouble: Trouble } | { state: 'in'; session: Session };

/** Finds out who is logged in, and leads to the login where nobody is. */
export function useLogin(edges: Edges) {
  const [login, setLogin] = useState<Login>({ state: 'starting' });
  const [signIn, setSignIn] = useState<SignIn | null>(null);

  const begin = useCallback(async (door: SignIn) => {
    const { pathname } = window.location;
    sessionStorage.removeItem(SIGNED_OUT);
    try {
      await door.begin(routeOf(pathname).page === 'callback' ? '/console/' : pathname);
    } catch {
      setLogin({ state: 'trouble', trouble: 'failed' });
    }
  }, []);

  const start = useCallback(async () => {
    setLogin({ state: 'starting' });
    let door: SignIn;
    try {
      door = await edges.signIn();
      setSignIn(door);
    } catch {
      setLogin({ state: 'trouble', trouble: 'down' });
      return;
    }
    try {
      if (routeOf(window.location.pathname).page === 'callback') resumeAt(await door.complete());
      const session = await door.resume();
      if (session) setLogin({ state: 'in', session });
      else if (sessionStorage.getItem(SIGNED_OUT)) setLogin({ state: 'trouble', trouble: 'signedOut' });
      else await begin(door);
    } catch {
      setLogin({ state: 'trouble', trouble: 'failed' });
    }
  }, [edges, begin]);

  useEffect(() => {
    // the login begins once, when the console does
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void start();
  }, [start]);

  const session = login.state === 'in' ? login.session : null;
  useEffect(
    () =>
      session?.onExpired(() => {
        setLogin({ state: 'trouble', trouble: 'expired' });
      }),
    [session],
  );

  return {
    login,
    start: () => void start(),
    begin: () => void (signIn ? begin(signIn) : start()),
  };
}

/** The session whose log-out is remembered, so that the way back does not lead straight in again. */
export function rememberingSignOut(session: Session): Session {
  return {
    token: () => session.token(),
    renew: () => session.renew(),
    expire: () => {
      session.expire();
    },
    onExpired: (listener) => session.onExpired(listener),
    signOut: () => {
      sessionStorage.setItem(SIGNED_OUT, 'yes');
      return session.signOut();
    },
  };
}
