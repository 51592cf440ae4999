import { AUDIT_EXPORT_MAX, LobbyError, type AccessService, type StaffRow } from '@lobby/contracts';
import { periodic } from '@lobby/service-kit';
import type { Access } from './access.ts';
import { anchorHead, readAnchor } from './audit/anchor.ts';
import { appendAudit } from './audit/appendAudit.ts';
import { listAudit, readAudit } from './audit/listAudit.ts';
import { verifyAudit } from './audit/verifyAudit.ts';
import type { AccessDeps } from './deps.ts';
import { beginAtDirectory, endAtDirectory } from './directory/signInByDirectory.ts';
import { may, permissionsOf } from './permissions/may.ts';
import { registerAuditRoutes } from './routes/audit.ts';
import { registerDirectoryRoutes } from './routes/directory.ts';
import { registerNameRoutes } from './routes/names.ts';
import { registerOwnSessionRoutes } from './routes/ownSessions.ts';
import { registerSecondFactorRoutes } from './routes/secondFactor.ts';
import { registerSessionRoutes } from './routes/session.ts';
import { registerStaffRoutes } from './routes/staff.ts';
import { registerStaffRequestRoutes } from './routes/staffRequests.ts';
import { csrfToken } from './session/csrf.ts';
import { cameByDirectory, rememberDirectory } from './session/cameByDirectory.ts';
import { cookieHeader } from './session/cookieOf.ts';
import { listSessions, ownsSession } from './session/listSessions.ts';
import { readStaff } from './session/readStaff.ts';
import { Sessions } from './session/sessions.ts';
import { createAuth, sessionCookieName } from './signIn/auth.ts';
import { dropStaleFailures } from './signIn/lockout.ts';
import { login } from './signIn/login.ts';
import { changeOwnPassword } from './signIn/ownPassword.ts';
import { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes } from './signIn/secondFactor.ts';
import { addStaff } from './staff/addStaff.ts';
import { agentProfiles } from './staff/agentProfiles.ts';
import { DEMO_STAFF } from './staff/demoStaff.ts';
import { decideRequest } from './staff/fourEyes/decideRequest.ts';
import { listRequests } from './staff/fourEyes/listRequests.ts';
import { forgetFirstPassword } from './staff/firstPassword.ts';
import { listStaff } from './staff/listStaff.ts';
import { renewPassword } from './staff/renewPassword.ts';
import { rescueAdmin } from './staff/rescueAdmin.ts';
import { seedStaff } from './staff/seedStaff.ts';
import { staffNames } from './staff/staffNames.ts';
import { changesRights, updateStaff } from './staff/updateStaff.ts';

/** Ended sessions are noticed within this time wherever they ended; with the cache of two seconds that is the bound for an open socket. */
const SWEEP_MS = 1_000;
const ANCHOR_MS = 5_000;
const CLEAN_MS = 600_000;

/** Who may: staff accounts, sessions, permissions, the audit. */
export function createAccess(deps: AccessDeps): Access {
  const { database, clock, log, dataDir, suite } = deps;
  const { db } = database;
  const auth = createAuth(deps);
  const sessions = new Sessions(deps, auth);
  const stoppers: (() => Promise<void>)[] = [];
  const audit: AccessService['audit'] = (tx, entry) => (tx ? appendAudit(tx, entry, clock.now(), suite) : database.transaction((own) => appendAudit(own, entry, clock.now(), suite)));
  const anchor = async (): Promise<void> => { if (dataDir !== undefined) await anchorHead(db, dataDir, clock.now()); };
  const rowOf = async (staffId: string): Promise<StaffRow> => {
    const [row] = await listStaff(db, sessions.alive(), staffId);
    if (!row) throw new LobbyError('not_found');
    return row;
  };
  const access: Access = {
    login: async (username, password, from) => {
      const done = await login(deps, auth, { username, password, ...from });
      return { ...done, csrfToken: csrfToken(deps.secret, done.staff) };
    },
    staffFromHeaders: (headers) => sessions.resolve(headers),
    may, permissionsOf, audit,
    staffNames: (ids) => staffNames(db, ids),
    agentProfiles: (ids) => agentProfiles(db, ids),
    csrfTokenOf: (staff) => csrfToken(deps.secret, staff),
    clearedCookie: `${sessionCookieName(deps.baseUrl)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${deps.baseUrl.startsWith('https:') ? '; Secure' : ''}`,
    seedStaff: (list = DEMO_STAFF, show = () => undefined) => seedStaff(deps, list, show),
    listStaff: () => listStaff(db, sessions.alive()),
    addStaff: async (wish, actor) => {
      const added = await addStaff(deps, wish, actor);
      return 'id' in added ? { staff: await rowOf(added.id), password: added.password } : added;
    },
    updateStaff: async (staffId, patch, actor) => {
      const waits = await updateStaff(deps, staffId, patch, actor);
      if (waits) return waits;
      if (changesRights(patch)) await sessions.revokeAll(staffId);
      return rowOf(staffId);
    },
    renewPassword: async (staffId, actor) => {
      const renewed = await renewPassword(deps, staffId, actor);
      if ('password' in renewed) await sessions.revokeAll(staffId);
      return renewed;
    },
    staffRequests: () => listRequests(db),
    decideStaffRequest: async (id, approve, actor) => {
      const decided = await decideRequest(deps, id, approve, actor);
      if (approve) await sessions.revokeAll(decided.request.staffId);
      return decided;
    },
    rescueAdmin: (person) => rescueAdmin(deps, person),
    onRevoked: (listener) => sessions.onRevoked(listener),
    revokeSession: async (sessionId, actor) => {
      await sessions.revoke(sessionId);
      await audit(null, { actor, action: 'session.ended', subject: sessionId });
    },
    revokeStaff: async (staffId, actor) => {
      await sessions.revokeAll(staffId);
      await audit(null, { actor, action: 'staff.signed_out_everywhere', subject: staffId });
    },
    beginSecondFactor: (cookie, password) => beginSecondFactor(auth, cookie, password),
    confirmSecondFactor: async (cookie, code, before) => {
      const byDirectory = await cameByDirectory(db, before.sessionId);
      const cookies = await confirmSecondFactor(deps, auth, before.username, cookie, code);
      const replacing = cookies && (await sessions.resolve({ cookie: cookieHeader(cookies) }));
      if (!cookies || !replacing) return null;
      if (byDirectory) await rememberDirectory(db, replacing.sessionId);
      sessions.reread(replacing.sessionId);
      const staff = await readStaff(deps, replacing.sessionId);
      if (!staff) return null;
      // Whoever signed in with the password alone has to come back with both.
      await sessions.revokeAll(staff.id, staff.sessionId);
      sessions.forget(before);
      await audit(null, { actor: before.id, action: 'staff.second_factor_set', subject: before.id });
      return { cookies, staff };
    },
    renewRecoveryCodes: async (cookie, password, staff) => {
      const codes = await renewRecoveryCodes(auth, cookie, password);
      await audit(null, { actor: staff.id, action: 'staff.recovery_codes_renewed', subject: staff.id });
      return codes;
    },
    changeOwnPassword: async (cookie, present, staff) => {
      const password = await changeOwnPassword(auth, cookie, present);
      await forgetFirstPassword(db, staff.id);
      sessions.reread(staff.sessionId);
      await sessions.revokeAll(staff.id, staff.sessionId);
      await audit(null, { actor: staff.id, action: 'staff.password_changed', subject: staff.id });
      return password;
    },
    touch: (staff) => sessions.touch(staff.sessionId),
    idleSecondsOf: (staff) => sessions.idleSeconds(staff.sessionId),
    sessionsOf: (staff) => listSessions(db, staff.id, staff.sessionId, sessions.alive()),
    endOtherSessions: async (staff) => {
      await sessions.revokeAll(staff.id, staff.sessionId);
      await audit(null, { actor: staff.id, action: 'session.others_ended', subject: staff.id });
    },
    endOwnSession: async (staff, sessionId) => {
      if (!(await ownsSession(db, staff.id, sessionId))) return false;
      await access.revokeSession(sessionId, staff.id);
      return true;
    },
    hasDirectory: deps.directory !== undefined,
    beginAtDirectory: (returnTo) => beginAtDirectory(deps, auth, returnTo),
    endAtDirectory: (from) => endAtDirectory(deps, auth, from),
    listAudit: async (query, reader) => {
      await audit(null, { actor: reader.id, action: 'audit.read', subject: 'audit', data: { ...query } });
      return listAudit(db, query);
    },
    exportAudit: async (filter, reader) => {
      await audit(null, { actor: reader.id, action: 'audit.exported', subject: 'audit', data: { ...filter } });
      return readAudit(db, filter, AUDIT_EXPORT_MAX);
    },
    verifyAudit: () => verifyAudit(db, dataDir === undefined ? null : readAnchor(dataDir)),
    registerRoutes: (app) => {
      registerSessionRoutes(app, access);
      registerDirectoryRoutes(app, access);
      registerNameRoutes(app, access);
      registerOwnSessionRoutes(app, access);
      registerSecondFactorRoutes(app, access);
      registerStaffRoutes(app, access);
      registerStaffRequestRoutes(app, access);
      registerAuditRoutes(app, access);
    },
    start: () => {
      stoppers.push(
        periodic('watch sessions', SWEEP_MS, log, () => sessions.sweep()),
        periodic('anchor the audit', ANCHOR_MS, log, anchor),
        periodic('drop what ran out', CLEAN_MS, log, async () => { await sessions.dropExpired(); await dropStaleFailures(deps); }),
      );
    },
    close: async () => {
      await Promise.all(stoppers.splice(0).map((stop) => stop()));
      await anchor();
    },
  };
  return access;
}
