import type { Ack, Activity, Me, Permission, Problem, SignInWays } from '@lobby/contracts';
import { createApi, type Api, type ApiOptions } from '../api/createApi.ts';
import { uploadFile, type Upload } from '../api/uploadFile.ts';
import { createStore, type Store } from '../store.ts';
import { watchIdle } from './watchIdle.ts';

/** `unknown` until the server was asked; `lost` tells a session that ended by itself from one that was never there. `problem`: the server could not be asked. */
export type SessionState =
  | { status: 'unknown'; problem: Problem | null }
  /** `directory`: the bank's own sign-on stands open too. */
  | { status: 'out'; lost: boolean; directory: boolean }
  /** `endsSoon`: nobody has used the page for so long that the session ends within a minute; any key or click keeps it. */
  | { status: 'in'; me: Me; endsSoon: boolean };

export type StaffSession = Store<SessionState> & {
  /** REST as this member of staff: the cookie travels by itself, the CSRF token with everything that changes something. */
  api: Api;
  /** Sends a large file as it is, telling how far it has come. */
  upload: <T>(upload: Upload) => Promise<Ack<T>>;
  /** Asks the server who is signed in. */
  refresh: () => Promise<void>;
  /** Null when it worked, else what stood in the way; `step_up_required` asks for the authenticator's code. */
  signIn: (username: string, password: string, code?: string) => Promise<Problem | null>;
  signOut: () => Promise<void>;
  may: (permission: Permission) => boolean;
};

/** The session of a staff screen. One per page. */
export function createStaffSession(options: Pick<ApiOptions, 'baseUrl' | 'fetch'> = {}): StaffSession {
  const store = createStore<SessionState>({ status: 'unknown', problem: null });
  const me = () => {
    const state = store.getSnapshot();
    return state.status === 'in' ? state.me : null;
  };
  let directory = false;
  const leave = (lost: boolean) => {
    idle.end();
    store.set({ status: 'out', lost, directory });
  };
  const lose = () => { if (me()) leave(true); };
  const enter = (who: Me) => {
    store.set({ status: 'in', me: who, endsSoon: false });
    idle.begin(who.idleSeconds);
  };
  const api = createApi({ ...options, csrf: () => me()?.csrfToken ?? null, onUnauthenticated: lose });
  const idle = watchIdle({
    left: async () => secondsOf(await api.get<Activity>('/api/v1/desk/me')),
    touch: async () => secondsOf(await api.post<Activity>('/api/v1/desk/activity')),
    onSoon: (endsSoon) => {
      const who = me();
      if (who) store.set({ status: 'in', me: who, endsSoon });
    },
  });

  return {
    ...store,
    api,
    upload: async <T>(upload: Upload) => {
      const answer = await uploadFile<T>(options.baseUrl ?? '', me()?.csrfToken ?? '', upload);
      if (!answer.ok && answer.error.code === 'unauthenticated') lose();
      return answer;
    },
    refresh: async () => {
      const answer = await api.get<Me>('/api/v1/desk/me');
      if (answer.ok) enter(answer.value);
      else if (answer.error.code !== 'unauthenticated') store.set({ status: 'unknown', problem: answer.error });
      // A session that was in is already marked as lost by then.
      else if (store.getSnapshot().status === 'unknown') {
        const ways = await api.get<SignInWays>('/api/v1/desk/sign-in-ways');
        directory = ways.ok && ways.value.directory;
        store.set({ status: 'out', lost: false, directory });
      }
    },
    signIn: async (username, password, code) => {
      const answer = await api.post<Me>('/api/v1/desk/login', { username, password, ...(code ? { code } : {}) });
      if (!answer.ok) return answer.error;
      enter(answer.value);
      return null;
    },
    signOut: async () => {
      await api.post('/api/v1/desk/logout');
      leave(false);
    },
    may: (permission) => me()?.permissions.includes(permission) ?? false,
  };
}

const secondsOf = (answer: Ack<Activity>): number | null => (answer.ok ? answer.value.idleSeconds : null);
