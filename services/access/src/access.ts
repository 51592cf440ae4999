import type { AccessService, AuditEntry, AuditFilter, AuditPage, AuditQuery, AuditVerdict, NewStaff, Staff, StaffDecided, StaffPatch, StaffRequest, StaffRequestAnswer, StaffRow, StaffSessionList } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';
import type { DirectoryEnd, DirectoryStart } from './directory/signInByDirectory.ts';
import type { Revoked } from './session/sessions.ts';
import type { SignedIn } from './signIn/login.ts';
import type { AgentProfile } from './staff/agentProfiles.ts';
import type { StaffSeed } from './staff/demoStaff.ts';
import type { NewPassword } from './staff/seedStaff.ts';

export type Access = AccessService & {
  registerRoutes(app: HttpApp): void;
  /** The token a changing request of this session must carry in `x-lobby-csrf`. */
  csrfTokenOf(staff: Pick<Staff, 'sessionId'>): string;
  /** The `Set-Cookie` that takes the session cookie back. */
  readonly clearedCookie: string;
  /** Makes the first accounts of an empty record (the demo bank's by default). The passwords exist nowhere else: `show` is told of them just before they are stored. */
  seedStaff(list?: readonly StaffSeed[], show?: (made: readonly NewPassword[]) => void): Promise<NewPassword[]>;
  listStaff(): Promise<StaffRow[]>;
  /** What gives a guarded role, or a password to its holder, is entered as a request and waits for a second admin. @throws LobbyError conflict (the user name is taken), invalid_request (roles that exclude each other) */
  addStaff(wish: NewStaff, actor: string): Promise<{ staff: StaffRow; password: string } | StaffRequestAnswer>;
  updateStaff(staffId: string, patch: StaffPatch, actor: string): Promise<StaffRow | StaffRequestAnswer>;
  /** A new password for somebody who lost theirs, returned once; ends their sessions. @throws LobbyError not_found */
  renewPassword(staffId: string, actor: string): Promise<{ password: string } | StaffRequestAnswer>;
  staffRequests(): Promise<StaffRequest[]>;
  /** @throws LobbyError not_found, self_approval, wrong_state, conflict */
  decideStaffRequest(id: string, approve: boolean, actor: string): Promise<StaffDecided>;
  /** One more admin where fewer than two are left; for the command line alone. @returns the password. @throws LobbyError wrong_state, conflict */
  rescueAdmin(person: { username: string; name: string }): Promise<string>;
  /** Told of every session that ends, within two seconds, also when it ended on another replica. @returns the way out */
  onRevoked(listener: (revoked: Revoked) => void): () => void;
  revokeSession(sessionId: string, actor: string): Promise<void>;
  /** Ends all sessions of a member of staff. */
  revokeStaff(staffId: string, actor: string): Promise<void>;
  beginSecondFactor(cookie: string, password: string): Promise<{ uri: string; recoveryCodes: string[] }>;
  confirmSecondFactor(cookie: string, code: string, staff: Staff): Promise<SignedIn | null>;
  /** Fresh recovery codes, shown once; the old ones work no more. @throws LobbyError forbidden (the password is wrong), wrong_state (no second factor) */
  renewRecoveryCodes(cookie: string, password: string, staff: Staff): Promise<string[]>;
  /** A fresh password in place of one's own, returned once; ends one's other sessions. @throws LobbyError forbidden (the password is wrong) */
  changeOwnPassword(cookie: string, password: string, staff: Staff): Promise<string>;
  /** Somebody is at this session's screen: its idle time begins anew. */
  touch(staff: Staff): Promise<void>;
  /** Seconds until this session ends if nobody touches it. */
  idleSecondsOf(staff: Pick<Staff, 'sessionId'>): number;
  sessionsOf(staff: Staff): Promise<StaffSessionList>;
  /** Ends all of somebody's sessions but the one they ask with. */
  endOtherSessions(staff: Staff): Promise<void>;
  /** False when it is not theirs, exactly as if there were none. */
  endOwnSession(staff: Staff, sessionId: string): Promise<boolean>;
  readonly hasDirectory: boolean;
  beginAtDirectory(returnTo: string): Promise<DirectoryStart>;
  endAtDirectory(from: { query: Record<string, string>; cookie: string; ip: string; userAgent: string }): Promise<DirectoryEnd>;
  agentProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, AgentProfile>>;
  listAudit(query: AuditQuery, reader: Staff): Promise<AuditPage>;
  /** What fits the filter, oldest first; that it was taken away is itself in the audit. */
  exportAudit(filter: AuditFilter, reader: Staff): Promise<AsyncIterable<AuditEntry>>;
  /** Checks the chain against itself and against the anchored head. */
  verifyAudit(): Promise<AuditVerdict>;
  /** Begins to watch sessions and to anchor the audit. */
  start(): void;
  close(): Promise<void>;
};
